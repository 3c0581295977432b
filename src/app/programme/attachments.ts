import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { attachment, attachmentKinds } from '#contract/programme-claims.ts';
import type { Permission } from '#domain/access/permission.ts';
import type { Attachment } from '#domain/programme/book.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import { type AttachmentType, attachmentTypes, checkAttachment } from './attachment-content.ts';
import { attachmentFiles, type Draft, largestAttachment, tooLarge } from './attachment-files.ts';
import type { ProgrammeDesk } from './desk.ts';

export type AttachmentAnswer = z.output<typeof attachment>;
type Kind = (typeof attachmentKinds)[number];

/** What one partner may have handed in, all together. */
export const attachmentBounds = { files: 500, bytes: 1 << 30 } as const;

/** A file that somebody hands in. */
export interface HandedIn {
  /** As its sender calls it: a label, never a path. */
  readonly file: string;
  readonly kind: Kind;
  /** As announced; 0: not known. */
  readonly bytes: number;
  readonly source: Readable;
}

export interface KeptFile {
  readonly tenant: string;
  readonly name: string;
  readonly mediaType: string;
  readonly extension: string;
  readonly content: Buffer;
}

/** Files that partners hand in: invoices of claims, proofs of payment (ENR-62, FEE-18). */
export interface Attachments {
  /**
   * Keeps a file after a look at what is in it; the same once more is the one that is there.
   * @throws Fault `unreadable` for a kind that is not taken, macros, scripts, damage; `too-large` over a bound
   */
  add(tenant: string | undefined, given: HandedIn): Promise<AttachmentAnswer>;
  /** @throws Fault `not-found` when it is not theirs, `unavailable` when its bytes are not what was handed in */
  file(tenant: string | undefined, id: string): Promise<KeptFile>;
}

export function createAttachments(desk: ProgrammeDesk): Attachments {
  const files = attachmentFiles(desk.dataDir);
  return {
    async add(given, { file, kind, bytes, source }) {
      const tenant = await desk.tenantOf(writers(kind), given);
      if (bytes > largestAttachment) throw tooLarge();
      refuseFull(await desk.records.of(tenant).programme.list('attachment'), { bytes });
      const draft = await files.receive(tenant, source);
      try {
        const name = toLabel(file);
        const type = await inTurn(() => checkAttachment(draft.bytes, name));
        return toAttachment(await keep(desk, tenant, { draft, type, kind, name: named(name, type) }));
      } finally {
        await draft.discard();
      }
    },
    async file(given, id) {
      const tenant = await desk.tenantOf('programme.offers', given);
      const found = await desk.records.of(tenant).programme.find('attachment', id);
      if (found === undefined) throw missing(id);
      // Invoices of claims show what a partner bought: they are for who sees that (ENR-61).
      await desk.tenantOf(readers(found.content.kind), tenant);
      const { name, mediaType, sha256 } = found.content;
      const extension = attachmentTypes.find((type) => type.mediaType === mediaType)?.extension ?? 'bin';
      return { tenant, name, mediaType, extension, content: await files.read(tenant, sha256) };
    },
  };
}

export function toAttachment({ id, content }: ProgrammeRecord<'attachment'>): AttachmentAnswer {
  const { name, mediaType, kind, bytes } = content;
  return { id, name, mediaType, kind, bytes };
}

function writers(kind: Kind): Permission {
  return kind === 'payment-proof' ? 'programme.offers' : 'programme.ask';
}

function readers(kind: Kind): Permission {
  return kind === 'payment-proof' ? 'programme.offers' : 'programme.read';
}

interface Checked {
  readonly draft: Draft;
  readonly type: AttachmentType;
  readonly kind: Kind;
  readonly name: string;
}

/** The bytes are there before anything says so; bytes that nothing speaks of do no harm. */
async function keep(
  desk: ProgrammeDesk,
  tenant: string,
  { draft, type, kind, name }: Checked,
): Promise<ProgrammeRecord<'attachment'>> {
  const { sha256, bytes } = draft;
  const content: Attachment = { name, mediaType: type.mediaType, kind, bytes: bytes.length, sha256, by: desk.name };
  let isNew = false;
  const kept = await desk.records.of(tenant).programme.write(async (book) => {
    const known = await book.list('attachment');
    const same = known.find((one) => one.content.sha256 === sha256 && one.content.kind === kind);
    if (same !== undefined) return same;
    refuseFull(known, content);
    await draft.keep();
    isNew = true;
    return book.add('attachment', content);
  });
  const { actor, address } = desk;
  const detail = { name, kind, bytes: content.bytes, sha256 };
  if (isNew) await desk.note({ actor, address }, { tenant, action: 'programme.file.given', object: kept.id, detail });
  return kept;
}

function refuseFull(known: readonly ProgrammeRecord<'attachment'>[], more: { readonly bytes: number }): void {
  const bytes = known.reduce((sum, { content }) => sum + content.bytes, more.bytes);
  if (known.length < attachmentBounds.files && bytes <= attachmentBounds.bytes) return;
  const bound = `${attachmentBounds.files} files and ${attachmentBounds.bytes >> 20} MB`;
  throw new Fault('too-large', `A partner hands in at most ${bound}; ask the operator`, { parameter: 'file' });
}

/** SEC-10: folders, control characters and those that turn the direction of reading are cut off. */
function toLabel(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '').trim();
  return [...plain].slice(-150).join('').replace(/^\.+/, '') || 'file';
}

/** Whoever opens it later is told by its name what it is. */
function named(label: string, { extension }: AttachmentType): string {
  const ends = extension === 'jpg' ? ['jpg', 'jpeg'] : [extension];
  return ends.some((end) => label.toLowerCase().endsWith(`.${end}`)) ? label : `${label}.${extension}`;
}

function missing(id: string): Fault {
  return new Fault('not-found', `There is no file "${id.slice(0, 80)}" of yours`, { parameter: 'id' });
}

/** Files are looked through one after the other: each may unpack to many times its size. */
let before: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = before.then(work, work);
  before = mine.catch(() => undefined);
  return mine;
}
