import { isDeepStrictEqual } from 'node:util';
import { Fault } from '#base/fault.ts';
import type { Access } from './access.ts';
import type { KeptColumns } from './schema.ts';
import type { Tables } from './tables.ts';

/** How long a removed record can be taken back. */
export const keptDays = 30;

/** What every record of these families has for its readers. */
export interface Kept {
  readonly id: string;
  readonly tenant: string;
  /** UTC instant of the last change. */
  readonly at: string;
  /** A change names the version it was made from (1, 2, 3 …). */
  readonly version: number;
}

/** Records that people of a tenant write, change, remove and take back. */
export interface KeptRecords<Draft, One extends Kept> {
  /** @throws Fault `too-large` when the tenant has too many */
  add(draft: Draft): Promise<One>;
  /** @throws Fault `not-found`; `conflict` when the record was changed since `version`, telling what is different now */
  change(id: string, draft: Draft, version: number): Promise<One>;
  /** @throws Fault `not-found` */
  remove(id: string): Promise<One>;
  /** Takes a removal back. @throws Fault `not-found` when it never was or is gone for good */
  restore(id: string): Promise<One>;
}

/** What a change does to what every record has. */
type KeptChange = Partial<Omit<KeptColumns, 'tenant' | 'id'>>;

/** What a family tells about itself. */
export interface KeptFamily<Draft, Row extends KeptColumns, One extends Kept> {
  /** What one is called in messages. */
  readonly name: string;
  /** How many a tenant may have. */
  readonly most: number;
  count(tables: Tables): Promise<number>;
  /** Also a removed one. */
  find(tables: Tables, id: string): Promise<Row | undefined>;
  insert(tables: Tables, row: Draft & KeptColumns): Promise<Row>;
  /** Without a draft the content stays as it is. */
  update(tables: Tables, id: string, next: KeptChange, draft?: Draft): Promise<Row>;
  toRecord(row: Row): One;
}

export function keptRecords<Draft extends object, Row extends KeptColumns & Draft, One extends Kept>(
  access: Access,
  family: KeptFamily<Draft, Row, One>,
): KeptRecords<Draft, One> {
  const { name } = family;
  const inTurn = (work: (tables: Tables) => Promise<Row>) => access.write(name, work).then(family.toRecord);
  const moment = () => new Date(access.now());
  return {
    add: (draft) =>
      inTurn(async (tables) => {
        await checkRoom(tables, family);
        const { tenant } = tables;
        const kept = { tenant, id: access.newId(), version: 1, written_at: moment(), removed_at: null };
        return family.insert(tables, { ...draft, ...kept });
      }),
    change: (id, draft, version) =>
      inTurn(async (tables) => {
        const row = present(await family.find(tables, id), { name, id });
        checkVersion({ ...row, at: row.written_at.toISOString() }, draft, { name, version });
        return family.update(tables, id, { version: version + 1, written_at: moment() }, draft);
      }),
    remove: (id) =>
      inTurn(async (tables) => {
        const { version } = present(await family.find(tables, id), { name, id });
        return family.update(tables, id, { version: version + 1, removed_at: moment() });
      }),
    restore: (id) =>
      inTurn(async (tables) => {
        const row = await family.find(tables, id);
        if (row === undefined || isForgotten(row, access.now())) throw unknown(name, id);
        if (row.removed_at === null) return row;
        await checkRoom(tables, family);
        return family.update(tables, id, { version: row.version + 1, removed_at: null });
      }),
  };
}

/**
 * Lets a change through that was made from the newest version of a record.
 * @throws Fault `conflict` telling what is different now
 */
export function checkVersion(
  now: { readonly version: number; readonly at: string },
  draft: object,
  { name, version }: { readonly name: string; readonly version: number },
): void {
  if (now.version === version) return;
  const fields = new Map<string, unknown>(Object.entries(now));
  const different = Object.entries(draft)
    .filter(([field, value]) => !isDeepStrictEqual(fields.get(field), value))
    .map(([field]) => `${field} is now ${tell(fields.get(field))}`);
  const what = different.length === 0 ? 'it already says the same' : different.join(', ');
  const message = `This ${name} was changed at ${now.at} (version ${now.version}, not ${version}): ${what}. Load it again and repeat your change`;
  throw new Fault('conflict', message, { parameter: 'version' });
}

/** What was removed before this moment is gone for good. */
export function forgottenBefore(now: string): Date {
  return new Date(new Date(now).getTime() - keptDays * 86_400_000);
}

function isForgotten({ removed_at }: KeptColumns, now: string): boolean {
  return removed_at !== null && removed_at < forgottenBefore(now);
}

async function checkRoom<Draft, Row extends KeptColumns, One extends Kept>(
  tables: Tables,
  { name, most, count }: KeptFamily<Draft, Row, One>,
): Promise<void> {
  if ((await count(tables)) < most) return;
  throw new Fault('too-large', `There are ${most} ${name}s already, and no more are kept; delete some first`);
}

function present<Row extends KeptColumns>(row: Row | undefined, { name, id }: { name: string; id: string }): Row {
  if (row === undefined) throw unknown(name, id);
  if (row.removed_at === null) return row;
  const message = `This ${name} was deleted at ${row.removed_at.toISOString()}; take the deletion back first`;
  throw new Fault('not-found', message, { parameter: 'id' });
}

function unknown(name: string, id: string): Fault {
  return new Fault('not-found', `There is no ${name} "${id}"`, { parameter: 'id' });
}

function tell(value: unknown): string {
  if (value === null || value === undefined) return 'not set';
  return typeof value === 'string' ? `"${value.length > 80 ? `${value.slice(0, 80)}…` : value}"` : 'something else';
}
