import { Fault } from '#base/fault.ts';
import type { Month } from '#base/month.ts';
import type { ProgrammeKind } from '#domain/programme/book.ts';
import type { Edition } from '#domain/programme/edition.ts';
import type { HouseAccess, HouseTables } from './house-access.ts';
import { jsonText } from './json-text.ts';
import { type ProgrammeRecord, toRecord } from './programme-book.ts';

/** The rules of a time in one of their versions; the newest of an id holds, the older ones replay old decisions. */
export interface KeptEdition {
  readonly edition: Edition;
  readonly version: number;
  /** UTC instant. */
  readonly at: string;
  readonly actorName: string;
}

/** An edition as it is to be; `version` is the one it was made from, 0 for a new edition. */
export interface EditionChange {
  readonly edition: Edition;
  readonly version: number;
}

/** An entry of the directory as it was sent. */
export interface DirectoryEntry {
  readonly tenant: string;
  readonly listing: string;
  readonly change: 'add' | 'remove';
  readonly displayName: string;
  readonly country: string;
  readonly url: string;
}

export interface DirectoryBatch {
  readonly month: Month;
  /** UTC instant. */
  readonly sentAt: string;
  readonly actorName: string;
  readonly entries: readonly DirectoryEntry[];
}

/** What the programme knows beside its partners; for its operator. */
export interface ProgrammeHouse {
  /** Every version of every edition, oldest first; empty while the operator wrote none. */
  editions(): Promise<readonly KeptEdition[]>;
  /**
   * Writes the next version of editions, all of them or none; each names the one it was made from, 0 for a new edition.
   * @param check sees what would hold afterwards, and may refuse it
   * @throws Fault `conflict` when one was changed meanwhile
   */
  put(
    changes: readonly EditionChange[],
    by: { readonly actor: string; readonly actorName: string },
    check: (kept: readonly KeptEdition[]) => void,
  ): Promise<readonly KeptEdition[]>;
  /** A mark of what is written down of each partner, by tenant: another one when something was added or changed. */
  marks(): Promise<ReadonlyMap<string, string>>;
  /** Of every partner, oldest first. */
  all<Kind extends ProgrammeKind>(kind: Kind): Promise<readonly ProgrammeRecord<Kind>[]>;
  /** Newest first. */
  batches(): Promise<readonly DirectoryBatch[]>;
  /** @throws Fault `conflict` when the batch of the month was sent before */
  sendBatch(batch: Omit<DirectoryBatch, 'sentAt'>): Promise<DirectoryBatch>;
}

export function programmeHouseOf(access: HouseAccess): ProgrammeHouse {
  return {
    editions: () => access.read<readonly KeptEdition[]>([], editionsOf),
    put: (changes, by, check) => putEditions(access, changes, { by, check }),
    marks: () => access.read<ReadonlyMap<string, string>>(new Map(), marksOf),
    all: (kind) => access.read<readonly ProgrammeRecord<typeof kind>[]>([], (tables) => allOf(tables, kind)),
    batches: () => access.read<readonly DirectoryBatch[]>([], batchesOf),
    sendBatch: ({ month, actorName, entries }) =>
      access.aside('programme', async (tables) => {
        if ((await batchesOf(tables)).some((batch) => batch.month === month)) {
          throw new Fault('conflict', `The batch of ${month} was sent already`, { parameter: 'month' });
        }
        const sent_at = new Date(access.now());
        const row = { month, sent_at, actor_name: actorName, entries: JSON.stringify(entries) };
        await tables.insertInto('programme_batches').values(row).execute();
        return { month, sentAt: sent_at.toISOString(), actorName, entries };
      }),
  };
}

async function putEditions(
  access: HouseAccess,
  changes: readonly EditionChange[],
  {
    by,
    check,
  }: {
    readonly by: { readonly actor: string; readonly actorName: string };
    readonly check: (kept: readonly KeptEdition[]) => void;
  },
): Promise<readonly KeptEdition[]> {
  return access.aside('programme', async (tables) => {
    const kept = await editionsOf(tables);
    const written_at = new Date(access.now());
    const next = changes.map(({ edition, version }) => {
      const newest = kept.filter((one) => one.edition.id === edition.id).at(-1)?.version ?? 0;
      if (newest !== version) throw changedMeanwhile(edition.id, newest, version);
      return { edition, version: version + 1, at: written_at.toISOString(), actorName: by.actorName };
    });
    check([...kept, ...next]);
    for (const { edition, version } of next) {
      const row = { id: edition.id, version, content: jsonText(edition), written_at };
      const values = { ...row, actor: by.actor, actor_name: by.actorName };
      await tables.insertInto('programme_editions').values(values).execute();
    }
    return next;
  });
}

/** Records are never taken away and their versions only grow, so that count and sum tell every change. */
async function marksOf(tables: HouseTables): Promise<ReadonlyMap<string, string>> {
  const rows = await tables
    .selectFrom('programme_records')
    .select(({ fn }) => ['tenant', fn.countAll().as('records'), fn.sum('version').as('versions')])
    .groupBy('tenant')
    .execute();
  return new Map(rows.map(({ tenant, records, versions }) => [tenant, `${records}.${versions}`]));
}

async function editionsOf(tables: HouseTables): Promise<readonly KeptEdition[]> {
  const rows = await tables
    .selectFrom('programme_editions')
    .selectAll()
    .orderBy('written_at')
    .orderBy('version')
    .execute();
  return rows.map(({ content, version, written_at, actor_name: actorName }) => {
    return { edition: parseEdition(content), version, at: written_at.toISOString(), actorName };
  });
}

async function allOf<Kind extends ProgrammeKind>(
  tables: HouseTables,
  kind: Kind,
): Promise<readonly ProgrammeRecord<Kind>[]> {
  const wanted = tables.selectFrom('programme_records').selectAll().where('kind', '=', kind);
  const rows = await wanted.orderBy('made_at').orderBy('id').execute();
  return rows.map((row) => toRecord(kind, row));
}

async function batchesOf(tables: HouseTables): Promise<readonly DirectoryBatch[]> {
  const rows = await tables.selectFrom('programme_batches').selectAll().orderBy('month', 'desc').execute();
  return rows.map(({ month, sent_at, actor_name: actorName, entries }) => {
    return { month, sentAt: sent_at.toISOString(), actorName, entries: parseEntries(entries) };
  });
}

/** What stands there was an edition when it was written, and was checked then. */
function parseEdition(content: object): Edition {
  return content as Edition;
}

function parseEntries(entries: object): readonly DirectoryEntry[] {
  return entries as readonly DirectoryEntry[];
}

function changedMeanwhile(id: string, newest: number, version: number): Fault {
  const message = `The edition ${id} is at version ${newest}, not ${version}; load it again and repeat your change`;
  return new Fault('conflict', message, { parameter: 'version' });
}
