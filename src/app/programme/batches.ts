import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { isMonth, type Month } from '#base/month.ts';
import type { batchList, directory, directoryParameters } from '#contract/programme-claims.ts';
import { rawFormats, toRawText } from '#delivery/raw-text.ts';
import { slotOf } from '#domain/programme/directory-calendar.ts';
import { changeOf, isOpen, nextSlot, shownEntries, standingOf } from '#domain/programme/listing.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { DirectoryBatch, DirectoryEntry } from '#state/programme-house.ts';
import { markSent } from './batch-marks.ts';
import type { ProgrammeDesk } from './desk.ts';
import { type Sent, sentOf } from './directory-sent.ts';

type BatchesAnswer = z.output<typeof batchList>;
type DirectoryAnswer = z.output<typeof directory>;

/** A batch as a file. */
export interface BatchFile {
  readonly name: string;
  readonly mediaType: string;
  text(): AsyncIterable<string>;
}

/** The directory goes out once a month (ENR-71, ENR-72, ENR-76); for the operator, but for what everybody may read. */
export interface Batches {
  /** @throws Fault `forbidden` */
  list(): Promise<BatchesAnswer>;
  /**
   * Sends the batch of the month, once and in its days, with every accepted listing and every one that leaves.
   * @throws Fault `conflict` outside its days or when it was sent, `bad-parameter`, `forbidden`
   */
  send(month: string): Promise<BatchesAnswer>;
  /** What was sent, or would be sent next, as CSV. @throws Fault `not-found` for another month, `forbidden` */
  file(month: string): Promise<BatchFile>;
  /** The directory as everybody reads it. @throws Fault `not-found` where the installation shows none */
  shown(parameters: z.output<typeof directoryParameters>): Promise<DirectoryAnswer>;
}

export function createBatches(desk: ProgrammeDesk): Batches {
  const listed = async (): Promise<BatchesAnswer> => {
    const sent = await sentOf(desk);
    const slot = nextSlot(sent.today, sent.batches, sent.rule);
    const { batchMonth: month, batchFrom: from, batchTo: to, visibleBy } = slot;
    const open = isOpen(slot, sent.today, sent.batches);
    const entries = await waiting(desk, sent);
    return {
      today: sent.today,
      next: { month, from, to, visibleBy, open, entries: [...entries] },
      sent: sent.batches.map(({ sentAt, actorName: by, ...batch }) => toSent({ ...batch, sentAt, by })),
    };
  };
  return {
    async list() {
      desk.demandOperator();
      await markSent(desk);
      return listed();
    },
    async send(month) {
      desk.demandOperator();
      const sent = await sentOf(desk);
      demandOpen(month, sent);
      await markSent(desk);
      const entries = await waiting(desk, sent);
      const batch = await desk.records.programme.sendBatch({ month, actorName: desk.name, entries });
      await markSent(desk);
      const detail = { month, added: countOf(batch, 'add'), removed: countOf(batch, 'remove') };
      await desk.note(desk, { tenant: null, action: 'programme.batch.sent', object: month, detail });
      return listed();
    },
    async file(month) {
      desk.demandOperator();
      const sent = await sentOf(desk);
      const known = sent.batches.find((batch) => batch.month === month)?.entries;
      const isNext = nextSlot(sent.today, sent.batches, sent.rule).batchMonth === month;
      if (known === undefined && !isNext) throw noBatch(month);
      return toFile(month, known ?? (await waiting(desk, sent)), desk.config.exportRawText);
    },
    async shown({ country, search = '' }) {
      if (!desk.config.publicDirectory) throw new Fault('not-found', 'This installation shows no public directory');
      const sent = await sentOf(desk);
      const entries = shownEntries(sent.batches, sent.today, sent.ruleOf);
      const wanted = search.trim().toLowerCase();
      const partners = entries
        .filter((entry) => country === undefined || entry.country === country.toUpperCase())
        .filter((entry) => entry.displayName.toLowerCase().includes(wanted))
        .map(({ displayName, country: of, url }) => ({ displayName, country: of, url }))
        .sort(byName);
      return { asOf: sent.batches[0]?.sentAt ?? null, partners };
    },
  };
}

/** What goes with the next batch: by name, so that two lists of the same are the same. */
async function waiting(desk: ProgrammeDesk, { batches }: Sent): Promise<readonly DirectoryEntry[]> {
  const kept = await desk.records.programme.all('listing');
  return kept
    .flatMap((one) => {
      const change = changeOf(standingOf({ id: one.id, ...one.content }, batches));
      return change === undefined ? [] : [toEntry(one, change)];
    })
    .sort(byName);
}

function toEntry(
  { id, tenant, content: { displayName, country, url } }: ProgrammeRecord<'listing'>,
  change: DirectoryEntry['change'],
): DirectoryEntry {
  return { tenant, listing: id, change, displayName, country, url };
}

function demandOpen(month: Month, sent: Sent): void {
  if (!isMonth(month)) {
    throw new Fault('bad-parameter', `month is "${month.slice(0, 20)}"; write YYYY-MM`, { parameter: 'month' });
  }
  const slot = slotOf(month, sent.ruleOf(month));
  if (isOpen(slot, sent.today, sent.batches)) return;
  const wasSent = sent.batches.some((batch) => batch.month === month);
  const why = wasSent ? 'was sent already' : `is sent from ${slot.batchFrom} to ${slot.batchTo} (ENR-71)`;
  throw new Fault('conflict', `The batch of ${month} ${why}`, { parameter: 'month' });
}

function countOf({ entries }: DirectoryBatch, change: DirectoryEntry['change']): number {
  return entries.filter((entry) => entry.change === change).length;
}

function toSent(batch: Pick<DirectoryBatch, 'month' | 'sentAt' | 'entries'> & { readonly by: string }) {
  return { ...batch, entries: batch.entries.map((entry) => ({ ...entry })) };
}

const columns = ['change', 'displayName', 'country', 'url', 'tenant'] as const;

function toFile(month: Month, entries: readonly DirectoryEntry[], rawText: boolean): BatchFile {
  const rows = entries.map((entry) => columns.map((name) => entry[name]));
  const table = columns.map((name) => ({ name, type: 'string' as const }));
  const batches = async function* () {
    if (rows.length > 0) yield rows;
  };
  return {
    name: `directory_${month}.csv`,
    mediaType: rawFormats.csv.mediaType,
    text: () => toRawText({ columns: table, batches: batches() }, 'csv', { rawText }),
  };
}

function noBatch(month: string): Fault {
  return new Fault('not-found', `There is no batch of "${month.slice(0, 20)}"`, { parameter: 'month' });
}

function byName(a: { readonly displayName: string; readonly url: string }, b: typeof a): number {
  const [one, other] = [a, b].map(({ displayName, url }) => `${displayName.toLowerCase()}\n${url}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
