import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { customers } from '#catalog/reports/customers.ts';
import type { Filters, PopulationColumn, PopulationSource } from '#model/report.ts';
import type { Scope } from '#query/scope.ts';
import type { PartBehind } from '#reporting/behind.ts';
import type { Cell } from '#reporting/kind.ts';
import type { ResultSection } from '#reporting/result.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { data, question } from './random-customers.ts';
import { today } from './random-values.ts';
import type { Data, Question, RawRow } from './reference/customers.ts';

let loaded: LoadedReporting;

beforeAll(async () => {
  loaded = await loadedReporting({ reports: [customers], today: () => today });
});
afterAll(() => loaded[Symbol.asyncDispose]());

interface Shown {
  readonly cell: Cell;
  readonly measure: string;
  /** What the section shows; of a share the number it is a share with. */
  readonly figure: number | null;
  /** Dimension → value, as shown. */
  readonly values: Readonly<Record<string, string>>;
}

/** Every figure of a section: its headline, its total, every cell. */
function cellsOf(section: ResultSection): Shown[] {
  const { source } = customers.sections.find(({ id }) => id === section.id) ?? {};
  if (source?.kind !== 'population') throw new Error(section.id);
  const measure = (column: PopulationColumn) => ('measure' in column ? column.measure : column.shareOf);
  const headline = source.headline && { measure: source.headline.measure, figure: section.headline?.value ?? null };
  const totals = source.columns.flatMap((column) => {
    const figure = section.total?.[column.id];
    const cell = { column: column.id, values: {} };
    return typeof figure === 'number' ? [{ cell, measure: measure(column), figure, values: {} }] : [];
  });
  const cells = section.rows.flatMap((row) =>
    source.columns.map((column) => {
      const shown = row[column.id];
      const given = Object.fromEntries(
        Object.entries(row).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
      const figure = typeof shown === 'number' ? wholeOf(shown, column, { section, source }) : null;
      const values = Object.fromEntries(source.by.map(({ id, dimension }) => [dimension, given[id] ?? '']));
      return { cell: { column: column.id, values: given }, measure: measure(column), figure, values };
    }),
  );
  return [...(headline ? [{ cell: { values: {} }, ...headline, values: {} }] : []), ...totals, ...cells];
}

function wholeOf(
  shown: number,
  column: PopulationColumn,
  { section, source }: { section: ResultSection; source: PopulationSource },
): number {
  if ('measure' in column) return shown;
  const counted = source.columns.find((other) => 'measure' in other && other.measure === column.shareOf);
  const total = section.total?.[counted?.id ?? ''];
  return typeof total === 'number' ? Math.round((shown * total) / 100) : Number.NaN;
}

interface ReadPart {
  readonly dataset: string;
  readonly rows: readonly RawRow[];
}

async function read(part: PartBehind): Promise<ReadPart> {
  const rows: RawRow[] = [];
  for await (const batch of part.read()) rows.push(...batch.map((row) => toRow(part, row)));
  expect(await part.total()).toBe(rows.length);
  return { dataset: part.dataset, rows };
}

const toRow = ({ columns }: PartBehind, row: readonly unknown[]): RawRow =>
  Object.fromEntries(columns.map(({ name }, i) => [name, row[i] === null ? null : String(row[i])]));

const fold = (value: string | number | null | undefined) =>
  String(value ?? '')
    .trim()
    .toLowerCase();
const family = (value: string | number | null | undefined) =>
  fold(value) === 'microsoft 365' ? 'office 365' : fold(value);
const monthOf = (row: RawRow) => fold(row.Month ?? row.MonthKey).slice(0, 7);
const customerOf = (row: RawRow) => fold(row.CustomerTpid ?? row.CustomerId) || fold(row.CustomerTenantId);
const customersIn = (parts: readonly ReadPart[]) =>
  new Set(parts.flatMap(({ rows }) => rows.map((row) => `${monthOf(row)} ${customerOf(row)}`)));
const itemsIn = (parts: readonly ReadPart[]) =>
  new Set(parts.flatMap(({ rows }) => rows.map((row) => `${monthOf(row)} ${fold(row.SubscriptionId)}`)));
const isPresence = ({ dataset }: ReadPart) => customers.population?.sources.includes(dataset) === true;

const provesUsage = ({ dataset, rows }: ReadPart) => {
  const when = datasets.find(({ name }) => name === dataset)?.presence?.when;
  return when !== undefined && 'above' in when && rows.every((row) => Number(row[when.column]) > when.above);
};

/** The raw rows that say what the rows found say: same months and customers, active, within filters, values and scope. */
function rowsDue(part: ReadPart, given: Data, { asked, shown }: { asked: Question; shown: Shown }): RawRow[] {
  const found = customersIn([part]);
  const state = part.dataset === 'CustomersAndTenants' ? 'CustomerStatus' : 'SubscriptionState';
  const wanted = [
    ...Object.entries(customers.filters).map(([name, column]) => [column, asked.filters[name] ?? []] as const),
    ...Object.entries(shown.values).map(([column, value]) => [column, [value]] as const),
  ];
  return (given[part.dataset] ?? []).filter(
    (row) =>
      fold(row[state]) === 'active' &&
      found.has(`${monthOf(row)} ${customerOf(row)}`) &&
      (shown.measure !== 'items' || fold(row.SubscriptionId) !== '') &&
      (asked.locations?.map(fold).includes(fold(row.MPNId)) ?? true) &&
      wanted.every(
        ([column, values]) =>
          values.length === 0 ||
          values.some((value) => family(value === '(not set)' ? '' : value) === family(row[String(column)])),
      ),
  );
}

let runs = 0;

describe('rows behind the figures of the customers page', () => {
  it('HTTP-1 CUS-10 CUS-20 CUS-30 CUS-40 RO-12 hold exactly the customers and subscriptions that any figure counts', async () => {
    await fc.assert(
      fc.asyncProperty(data, question, fc.infiniteStream(fc.nat()), async (given, asked, picks) => {
        const tenant = `t${++runs}`;
        await loaded.load(tenant, given);
        const scope: Scope = { tenant, may: [], ...(asked.locations && { locations: asked.locations }) };
        const filters: Filters = asked.filters;
        const request = { report: 'customers', range: { from: asked.from, to: asked.to }, filters };
        const { sections } = await loaded.reporting.run(request, scope);
        const all = sections.flatMap((section) => cellsOf(section).map((shown) => ({ section, shown })));
        const counting = all.filter(({ shown }) => (shown.figure ?? 0) > 0);
        for (const [nth, pick] of [...picks.take(6)].entries()) {
          const from = nth < 2 ? all : counting;
          const one = from[pick % from.length];
          if (one === undefined) continue;
          const { section, shown } = one;
          const { parts } = await loaded.reporting.behind({ request, section: section.id, cell: shown.cell }, scope);
          const found = await Promise.all(parts.map(read));
          const where = JSON.stringify({ section: section.id, ...shown });
          const presence = found.filter(isPresence);
          const usage = found.filter((part) => !isPresence(part));
          const counted = shown.measure === 'items' ? itemsIn(presence) : customersIn(presence);
          expect(counted.size, where).toBe(shown.figure ?? 0);
          if (shown.measure === 'active') expect(customersIn(usage), where).toEqual(customersIn(presence));
          else expect(usage, where).toEqual([]);
          expect(usage.every(provesUsage), where).toBe(true);
          for (const part of presence)
            expect(part.rows.length, where).toBe(rowsDue(part, given, { asked, shown }).length);
        }
        await loaded.store.forget(tenant);
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40) },
    );
  }, 240_000);

  it('X-8 X-44 X-45 take a value in any case, under another name of it, and not set where no row has a value', async () => {
    const tenant = 'names';
    const row = { Month: '2024-05-01', SubscriptionState: 'Active', Product: 'Microsoft 365', PartnerLocation: null };
    await loaded.load(tenant, { SeatsSubscriptionsAndRevenue: [{ ...row, CustomerTpid: '7' }] });
    const total = async (section: string, values: Record<string, string>) => {
      const request = { report: 'customers', range: '3M' } as const;
      const cell = { column: 'customers', values };
      const { parts } = await loaded.reporting.behind({ request, section, cell }, { tenant, may: [] });
      return (await Promise.all(parts.map((part) => part.total()))).reduce((sum, count) => sum + count, 0);
    };
    expect(await total('products', { product: 'office 365' })).toBe(1);
    expect(await total('products', { product: ' MICROSOFT 365' })).toBe(1);
    expect(await total('distribution-location', { value: '(not set)' })).toBe(1);
    expect(await total('distribution-location', { value: '' })).toBe(1);
    await expect(total('distribution-location', { value: 'Utrecht' })).rejects.toMatchObject({
      code: 'bad-parameter',
      parameter: 'value',
      allowed: ['(not set)'],
    });
  });

  it('CUS-40 CUS-42 shows who left by their rows of the month before, in an order that pages keep', async () => {
    const tenant = 'left';
    const row = (month: string, customer: string, subscription: number) => ({
      Month: `${month}-01`,
      CustomerTpid: customer,
      SubscriptionId: `00000000-0000-4000-8000-00000000000${subscription}`,
      SubscriptionState: 'Active',
      BilledRevenueUSD: '10',
    });
    const rows = [row('2024-03', '1', 1), row('2024-03', '2', 3), row('2024-03', '2', 2), row('2024-04', '1', 1)];
    await loaded.load(tenant, { SeatsSubscriptionsAndRevenue: rows });
    const request = { report: 'customers', range: { from: '2024-03', to: '2024-04' } } as const;
    const asked = { request, section: 'customers-churned', cell: { values: {} } };
    const { parts } = await loaded.reporting.behind(asked, { tenant, may: [] });
    const [part] = parts;
    if (part === undefined) throw new Error('no part');
    expect(parts).toHaveLength(1);
    expect(part.redacted).toContain('BilledRevenueUSD');
    expect(part.columns.map(({ name }) => name)).not.toContain('BilledRevenueUSD');
    const whole = await read(part);
    expect(whole.rows.map((one) => [monthOf(one), one.CustomerTpid, String(one.SubscriptionId).slice(-1)])).toEqual([
      ['2024-03', '2', '2'],
      ['2024-03', '2', '3'],
    ]);
    const paged: unknown[] = [];
    for (const offset of [0, 1]) {
      for await (const batch of part.read({ offset, limit: 1 })) paged.push(...batch.map((one) => toRow(part, one)));
    }
    expect(paged).toEqual(whole.rows);
    expect(await (await loaded.reporting.behind(asked, { tenant, may: ['revenue'] })).parts[0]?.redacted).toEqual([]);
  });

  it('RO-13 X-41 has a part without rows for a month without data and for usage that a location does not open', async () => {
    const tenant = 'gaps';
    const row = { CustomerTpid: '1', SubscriptionState: 'Active', MPNId: '100' };
    await loaded.load(tenant, {
      SeatsSubscriptionsAndRevenue: [
        { ...row, Month: '2024-03-01' },
        { ...row, Month: '2024-05-01' },
      ],
      TeamsUsageWorkload: [{ MonthKey: '2024-05-01', CustomerId: '1', AllUpParticipants: '3' }],
    });
    const request = { report: 'customers', range: { from: '2024-03', to: '2024-05' } } as const;
    const totals = async (section: string, cell: Cell, scope: Scope) => {
      const { parts } = await loaded.reporting.behind({ request, section, cell }, scope);
      return Promise.all(parts.map(async (part) => [part.dataset, await part.total()]));
    };
    const gap = { column: 'value', values: { month: '2024-04' } };
    expect(await totals('customers', gap, { tenant, may: [] })).toEqual([['CustomersAndTenants', 0]]);
    const [whole, located] = [
      { tenant, may: [] },
      { tenant, may: [], locations: ['100'] },
    ];
    const may = { column: 'value', values: { month: '2024-05' } };
    expect(await totals('active-customers', may, whole)).toEqual([
      ['SeatsSubscriptionsAndRevenue', 1],
      ['TeamsUsageWorkload', 1],
    ]);
    expect(await totals('active-customers', may, located)).toEqual([['CustomersAndTenants', 0]]);
  });
});
