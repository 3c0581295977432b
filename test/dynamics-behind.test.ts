import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { reports } from '#catalog/reports/index.ts';
import type { Filters } from '#model/report.ts';
import type { Scope } from '#query/scope.ts';
import type { PartBehind } from '#reporting/behind.ts';
import type { Cell } from '#reporting/kind.ts';
import type { ResultColumn, ResultRow, ResultSection } from '#reporting/result.ts';
import { dynamicsData, dynamicsQuestion } from './dynamics-data.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { today } from './random-values.ts';
import type { Data } from './reference/customers.ts';
import type { DynamicsQuestion } from './reference/dynamics.ts';

/** Every figure is the sum of the rows that are shown behind it. */
let loaded: LoadedReporting;
let tenants = 0;

beforeAll(async () => {
  loaded = await loadedReporting({ reports, today: () => today });
});
afterAll(() => loaded[Symbol.asyncDispose]());

/** What the rows behind a column are added up by; a ratio has a part and a whole. */
const sources: Readonly<Record<string, readonly string[]>> = {
  'available-seats.value': ['AvailableSeats'],
  'assigned-seats.value': ['AssignedSeats'],
  'active-seats.value': ['ActiveSeats'],
  'active-usage.value': ['ActiveSeats', 'AvailableSeats'],
  availableSeats: ['AvailableSeats'],
  assignedSeats: ['AssignedSeats'],
  activeSeats: ['ActiveSeats'],
  activeUsage: ['ActiveSeats', 'AvailableSeats'],
  revenueUsd: ['BilledRevenueUSD'],
};

interface Asked {
  readonly scope: Scope;
  readonly request: { report: string; range: { from: string; to: string }; filters: Filters; search?: string };
}

async function start(given: Data, asked: DynamicsQuestion): Promise<Asked> {
  const tenant = `b${++tenants}`;
  await loaded.load(tenant, given);
  const { locations, search, from, to } = asked;
  return {
    scope: { tenant, may: asked.seesRevenue ? ['revenue'] : [], ...(locations && { locations }) },
    request: {
      report: 'dynamics-usage',
      range: { from, to },
      filters: asked.filters as Filters,
      ...(search !== undefined && { search }),
    },
  };
}

async function partBehind({ request, scope }: Asked, section: string, cell: Cell): Promise<PartBehind> {
  const { parts } = await loaded.reporting.behind({ request, section, cell }, scope);
  const [only] = parts;
  if (only === undefined || parts.length > 1) throw new Error(`${parts.length} parts behind ${section}`);
  return only;
}

/** The sum of a column over the rows of a part; null when no row has a number, 0 without rows. */
async function sumOf(part: PartBehind, measure: string): Promise<number | null> {
  const at = part.columns.findIndex(({ name }) => name === measure);
  let [rows, numbers, sum] = [0, 0, 0];
  for await (const batch of part.read()) {
    rows += batch.length;
    for (const value of batch.map((row) => row[at])) {
      if (value === null || value === undefined) continue;
      numbers++;
      sum += Number(value);
    }
  }
  expect(await part.total()).toBe(rows);
  return rows > 0 && numbers === 0 ? null : sum;
}

async function figureBehind(part: PartBehind, measures: readonly string[]): Promise<number | null> {
  const [first, whole] = await Promise.all(measures.map((measure) => sumOf(part, measure)));
  if (measures.length === 1) return first ?? null;
  return !whole || first === null || first === undefined ? null : (first / whole) * 100;
}

const keysOf = (row: ResultRow, columns: readonly ResultColumn[]) =>
  Object.fromEntries(
    columns
      .filter(({ type, id }) => (type === 'text' || type === 'month') && id !== 'countryCode')
      .map(({ id }) => [id, row[id]])
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

/** A few cells of a section: those of its first rows and its last. */
function cellsOf({ id, rows, columns }: ResultSection) {
  const shown = [...new Set([...rows.slice(0, 2), ...rows.slice(-1)])];
  return shown.flatMap((row) =>
    columns.flatMap((column) => {
      const measures = sources[`${id}.${column.id}`] ?? sources[column.id];
      return measures === undefined ? [] : [{ row, column: column.id, measures, values: keysOf(row, columns) }];
    }),
  );
}

describe('the rows behind a figure of the Dynamics usage report', () => {
  it('HTTP-1 X-42 RO-12 DYN-44 add up to it, for random data, filters, scopes and searches', async () => {
    await fc.assert(
      fc.asyncProperty(dynamicsData, dynamicsQuestion, async (given, question) => {
        const asked = await start(given, question);
        const { sections } = await loaded.reporting.run(asked.request, asked.scope);
        for (const section of sections) {
          for (const { row, column, measures, values } of cellsOf(section)) {
            const part = await partBehind(asked, section.id, { column, values });
            if (row[column] === null) expect(await figureBehind(part, measures)).toSatisfy(isNothing);
            else expect(await figureBehind(part, measures), `${section.id} ${column}`).toBeCloseTo(Number(row[column]));
          }
        }
        await loaded.store.forget(asked.scope.tenant);
      }),
      { numRuns: Math.min(40, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 25)) },
    );
  });

  const isNothing = (value: number | null) => value === null || value === 0;
  const tpid = { CustomerTpid: '7', SubscriptionId: '00000000-0000-4000-8000-000000000001', SKU: 'Sales', SKUId: 's' };
  const data: Data = {
    DynamicsUsage: [
      { ...tpid, Month: '2024-04-01', MPNId: '1', AvailableSeats: 10, ActiveSeats: 5 },
      { ...tpid, Month: '2024-05-01', MPNId: '1', AvailableSeats: 12, ActiveSeats: 6 },
      { ...tpid, Month: '2024-05-01', MPNId: '2', AvailableSeats: 12, ActiveSeats: 6 },
      { ...tpid, SubscriptionId: null, Month: '2024-05-01', MPNId: '2', AvailableSeats: 1, ActiveSeats: 1 },
    ],
    CustomersAndTenants: [
      { CustomerTpid: '7', SKU: 'Sales', Month: '2024-05-01', MPNId: '1', BilledRevenueUSD: '30' },
      { CustomerTpid: '8', SKU: 'Sales', Month: '2024-05-01', MPNId: '1', BilledRevenueUSD: '40' },
    ],
  };
  const question: DynamicsQuestion = {
    from: '2024-04',
    to: '2024-05',
    today: today,
    filters: {},
    seesRevenue: true,
    first: 100,
  };

  it('DYN-44 shows the revenue of the customer, and only to whom it is open', async () => {
    const open = await start(data, question);
    const cell = { column: 'revenueUsd', values: { subscriptionId: tpid.SubscriptionId } };
    const part = await partBehind(open, 'subscriptions', cell);
    expect([part.dataset, await part.total(), await sumOf(part, 'BilledRevenueUSD')]).toEqual([
      'CustomersAndTenants',
      1,
      30,
    ]);
    const closed = { ...open, scope: { ...open.scope, may: [] } };
    const refused = await partBehind(closed, 'subscriptions', cell).catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(Fault);
    expect(refused).toMatchObject({ code: 'forbidden' });
  });

  it('HTTP-1 shows each thing once, of the newest month or of the whole trend', async () => {
    const asked = await start(data, question);
    const values = { subscriptionId: tpid.SubscriptionId };
    const seats = await partBehind(asked, 'subscriptions', { column: 'availableSeats', values });
    expect([await seats.total(), await sumOf(seats, 'AvailableSeats')]).toEqual([1, 12]);
    const trend = await partBehind(asked, 'subscriptions', { column: 'trend', values });
    expect([await trend.total(), await sumOf(trend, 'AvailableSeats')]).toEqual([2, 22]);
    const unnamed = { subscriptionId: '(not set)' };
    const rest = await partBehind(asked, 'subscriptions', { column: 'availableSeats', values: unnamed });
    expect([await rest.total(), await sumOf(rest, 'AvailableSeats')]).toEqual([1, 1]);
    const headline = await partBehind(asked, 'available-seats', { values: {} });
    expect([await headline.total(), await sumOf(headline, 'AvailableSeats')]).toEqual([2, 13]);
  });
});
