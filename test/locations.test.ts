import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocationNames } from '#query/locations.ts';
import { fullScope, scopeQuery } from '#query/scope.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { guid, maybe, month } from './random-values.ts';
import type { RawRow } from './reference/customers.ts';

let loaded: LoadedStore;
let tenants = 0;
const sources: readonly LocationNames[] = [
  { dataset: 'SeatsSubscriptionsAndRevenue', location: 'MPNId', name: 'PartnerName' },
  { dataset: 'MSLearn', location: 'MPNId' },
];

beforeAll(async () => {
  loaded = await loadedStore();
});
afterAll(() => loaded[Symbol.asyncDispose]());

const asked = (tenant: string) =>
  loaded.store.run('locations', scopeQuery({ kind: 'locations', sources }, fullScope(tenant)));

interface Met {
  readonly location: string;
  readonly name: string | undefined;
  readonly rows: number;
}

/** Rows by location, each with its commonest spelling and name; of several the first. */
function naive(rows: readonly RawRow[]): Met[] {
  const tidy = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  const commonest = (values: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
  };
  const groups = new Map<string, RawRow[]>();
  for (const row of rows) {
    const id = tidy(row.MPNId).toLowerCase();
    if (id !== '') groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return [...groups.values()].map((group) => ({
    location: commonest(group.map((row) => tidy(row.MPNId))) ?? '',
    name: commonest(group.map((row) => tidy(row.PartnerName))),
    rows: group.length,
  }));
}

const byId = (a: Met, b: Met) => (a.location.toLowerCase() < b.location.toLowerCase() ? -1 : 1);

const seat = fc.record({
  Month: month,
  SubscriptionId: fc.nat(9).map(guid),
  MPNId: maybe(['100', 'A1', 'a1', ' A1 ', '200', '']),
  PartnerName: maybe(['Utrecht', 'Ghent', ' Ghent ', '']),
});
const learned = fc.record({
  CompletionDate: month,
  UserId: fc.nat(3).map(guid),
  TrainingName: fc.constantFrom('x', 'y'),
  MPNId: maybe(['100', '300']),
});

describe('locations', () => {
  it('RO-11 counts the rows of each location over all datasets, however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(seat, { maxLength: 12 }),
        fc.array(learned, { maxLength: 6 }),
        async (seats, events) => {
          const tenant = `t${++tenants}`;
          await loaded.load(tenant, { SeatsSubscriptionsAndRevenue: seats, MSLearn: distinct(events) });
          const found = [...(await asked(tenant))];
          expect(found.sort(byId)).toEqual(naive([...seats, ...distinct(events)]).sort(byId));
        },
      ),
      { numRuns: Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40)) },
    );
  }, 60_000);

  it('puts them by name, those without one last, and knows none of a tenant without data', async () => {
    const row = (MPNId: string, PartnerName: string | null, n: number) => ({
      Month: '2024-01-01',
      SubscriptionId: guid(n),
      MPNId,
      PartnerName,
    });
    const rows = [row('300', null, 1), row('200', 'utrecht', 2), row('100', 'Ghent', 3), row('100', 'Ghent', 4)];
    await loaded.load('pencil', { SeatsSubscriptionsAndRevenue: rows });
    expect(await asked('pencil')).toEqual([
      { location: '100', name: 'Ghent', rows: 2 },
      { location: '200', name: 'utrecht', rows: 1 },
      { location: '300', name: undefined, rows: 1 },
    ]);
    await loaded.load('empty', {});
    expect(await asked('empty')).toEqual([]);
  });
});

/** Completions merge by their key: of equal ones the first is taken, so that the reference need not know how. */
function distinct<T extends RawRow>(rows: readonly T[]): T[] {
  const keyed = rows.map((row) => [JSON.stringify([row.UserId, row.TrainingName, row.CompletionDate]), row] as const);
  return [...new Map([...keyed].reverse()).values()];
}
