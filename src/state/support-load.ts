import { Fault } from '#base/fault.ts';
import type { Access } from './access.ts';
import type { SupportLoadTable } from './schema.ts';
import type { Tables } from './tables.ts';

/** What was typed in for a customer at a time; null: it was taken out. */
export interface SupportLoadEntry {
  readonly casesPerMonth: number | null;
  /** UTC instant. */
  readonly at: string;
}

/** Support cases a customer brings in a month, as the partner typed them in (ADO-45). */
export interface SupportLoads {
  /** Customers that have one; keys are `customerKey`s. */
  all(): Promise<ReadonlyMap<string, number>>;
  /** Grows with every entry; 0 while there is none. */
  version(): Promise<number>;
  /** What was typed in for a customer, newest first, at most the last hundred. */
  history(customer: string): Promise<readonly SupportLoadEntry[]>;
  /**
   * Null takes it out. The same number again is no new entry.
   * @throws Fault `too-large` when too much was typed in for the tenant
   */
  put(customer: string, casesPerMonth: number | null): Promise<SupportLoadEntry>;
}

/** Entries of all customers of a tenant, old ones included. */
export const mostSupportLoads = 1_000_000;
const longestHistory = 100;

/** values are the same without case and surrounding white space. */
export function customerKey(customer: string): string {
  return customer.trim().toLowerCase();
}

export function supportLoadsOf(access: Access): SupportLoads {
  return {
    all: () => access.read<ReadonlyMap<string, number>>(new Map(), readAll),
    version: () => access.read(0, lastEntry),
    history: (customer) =>
      access.read<readonly SupportLoadEntry[]>([], async (tables) => {
        const rows = await entriesOf(tables, customer).limit(longestHistory).execute();
        return rows.map(toEntry);
      }),
    put: (customer, casesPerMonth) =>
      access.write('support load', (tables) =>
        put(tables, { customer: customerKey(customer), cases_per_month: casesPerMonth }, access.now()),
      ),
  };
}

async function put(
  tables: Tables,
  typed: Pick<SupportLoadTable, 'customer' | 'cases_per_month'>,
  now: string,
): Promise<SupportLoadEntry> {
  const last = await entriesOf(tables, typed.customer).limit(1).executeTakeFirst();
  if (last !== undefined && last.cases_per_month === typed.cases_per_month) return toEntry(last);
  const entry = (await lastEntry(tables)) + 1;
  if (entry > mostSupportLoads) {
    throw new Fault('too-large', `${mostSupportLoads} support loads were typed in already, and no more are kept`);
  }
  const row = { ...typed, tenant: tables.tenant, entry, written_at: new Date(now) };
  return toEntry(await tables.supportLoads.add().values(row).returningAll().executeTakeFirstOrThrow());
}

async function readAll(tables: Tables): Promise<ReadonlyMap<string, number>> {
  const newest = tables.supportLoads.rows().distinctOn('customer').select(['customer', 'cases_per_month']);
  const rows = await newest.orderBy('customer').orderBy('entry', 'desc').execute();
  return new Map(
    rows.flatMap(({ customer, cases_per_month: cases }) => (cases === null ? [] : [[customer, cases] as const])),
  );
}

function entriesOf(tables: Tables, customer: string) {
  const own = tables.supportLoads.rows().selectAll().where('customer', '=', customerKey(customer));
  return own.orderBy('entry', 'desc');
}

/** Entries are numbered while their writer has its turn, so a later one is never seen before an earlier one. */
async function lastEntry(tables: Tables): Promise<number> {
  const newest = tables.supportLoads.rows().select('entry').orderBy('entry', 'desc').limit(1);
  return (await newest.executeTakeFirst())?.entry ?? 0;
}

function toEntry({ cases_per_month, written_at }: SupportLoadTable): SupportLoadEntry {
  return { casesPerMonth: cases_per_month, at: written_at.toISOString() };
}
