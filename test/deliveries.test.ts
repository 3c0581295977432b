import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasets } from '#catalog/datasets/index.ts';
import { customers } from '#catalog/reports/customers.ts';
import { createReporting } from '#reporting/run.ts';
import { loadedStore } from './loaded-store.ts';
import { customersReport, type Data, type RawRow } from './reference/customers.ts';

const months = ['2024-01', '2024-02', '2024-03', '2024-04'];
const today = '2024-07-10';
const question = { from: '2024-01', to: '2024-04', today, filters: {} };

const row = fc.record({
  Month: fc.constantFrom(...months).map((month) => `${month}-01`),
  CustomerTpid: fc.integer({ min: 1, max: 5 }).map(String),
  SubscriptionId: fc.integer({ min: 1, max: 6 }).map((n) => `00000000-0000-4000-8000-00000000000${n}`),
  SubscriptionState: fc.constantFrom('Active', 'Active', 'Disabled'),
  CustomerMarket: fc.constantFrom('A', 'B', 'a', null),
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      rows: fc.array(row, { minLength: 1, maxLength: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), nth: fc.nat({ max: 9 }) }) },
);

/** What the deliveries add up to: each month whole from the newest one that brings it and was not taken back. */
function currentRows(deliveries: readonly { rows: readonly RawRow[]; undone: boolean }[]): RawRow[] {
  return months.flatMap((month) => {
    const brings = (rows: readonly RawRow[]) => rows.filter((each) => String(each.Month).startsWith(month));
    const newest = deliveries.filter(({ rows, undone }) => !undone && brings(rows).length > 0).at(-1);
    return newest === undefined ? [] : brings(newest.rows);
  });
}

describe('deliveries', () => {
  it('CLI-4 replaces the months a file brings and gives them back when it is undone, whatever the order', async () => {
    await using loaded = await loadedStore();
    const deps = { store: loaded.store, states: async () => [], reports: [customers], datasets, today: () => today };
    const reporting = createReporting(deps);
    let tenants = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const tenant = `order-${++tenants}`;
        const given: { rows: readonly RawRow[]; undone: boolean }[] = [];
        for (const each of steps) {
          if (each.kind === 'deliver') {
            given.push({ rows: each.rows, undone: false });
            await loaded.deliver(tenant, { SeatsSubscriptionsAndRevenue: each.rows });
          } else {
            const standing = given
              .map((delivery, index) => ({ delivery, index }))
              .filter(({ delivery }) => !delivery.undone);
            const chosen = standing[each.nth % Math.max(1, standing.length)];
            if (chosen === undefined) continue;
            chosen.delivery.undone = true;
            await loaded.undo(tenant, chosen.index);
          }
          await compare(tenant, { SeatsSubscriptionsAndRevenue: currentRows(given) });
        }
      }),
      { numRuns: 25 },
    );

    async function compare(tenant: string, data: Data): Promise<void> {
      const result = await reporting.run({ report: 'customers', range: question }, { tenant, may: [] });
      const expected = customersReport(data, question);
      for (const id of ['customers', 'subscriptions', 'adds-and-churns', 'trend-market']) {
        const rows = result.sections.find((section) => section.id === id)?.rows ?? [];
        expect(tidy(rows), id).toEqual(tidy(expected.rows[id] ?? []));
      }
    }
  });

  it('SEC-17 answers from the old state or the new one while a delivery is loaded', async () => {
    await using loaded = await loadedStore();
    const deps = { store: loaded.store, states: async () => [], reports: [customers], datasets, today: () => today };
    const many = (customer: number): RawRow[] =>
      Array.from({ length: 400 }, (_, n) => ({
        Month: `${months[n % 4]}-01`,
        CustomerTpid: String(customer + n),
        SubscriptionId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        SubscriptionState: 'Active',
        CustomerMarket: customer === 0 ? 'old' : 'new',
      }));
    await loaded.deliver('busy', { SeatsSubscriptionsAndRevenue: many(0) });
    const seen = new Set<string>();
    let loading = true;
    const load = loaded.deliver('busy', { SeatsSubscriptionsAndRevenue: many(1000) }).finally(() => {
      loading = false;
    });
    while (loading) seen.add(await markets());
    await load;
    seen.add(await markets());
    expect([...seen].every((each) => each === 'old 100' || each === 'new 100')).toBe(true);
    expect([...seen].at(-1)).toBe('new 100');

    async function markets(): Promise<string> {
      // A cache of its own each time: every answer comes from the engine.
      const fresh = await createReporting(deps).run(
        { report: 'customers', range: question, sections: ['geography'] },
        { tenant: 'busy', may: [] },
      );
      return (fresh.sections[0]?.rows ?? []).map((each) => `${each.country} ${each.customers}`).join(', ');
    }
  });

  it('CLI-3 keeps tenants apart', async () => {
    await using loaded = await loadedStore();
    const deps = { store: loaded.store, states: async () => [], reports: [customers], datasets, today: () => today };
    const one = (customer: string): RawRow => ({
      Month: '2024-04-01',
      CustomerTpid: customer,
      SubscriptionId: '00000000-0000-4000-8000-000000000001',
      SubscriptionState: 'Active',
      CustomerMarket: `canary ${customer}`,
    });
    await loaded.deliver('first', { SeatsSubscriptionsAndRevenue: [one('1'), one('2')] });
    await loaded.deliver('second', { SeatsSubscriptionsAndRevenue: [one('3')] });
    const reporting = createReporting(deps);
    const answers = await Promise.all(
      ['first', 'second'].map((tenant) => reporting.run({ report: 'customers' }, { tenant, may: [] })),
    );
    expect(answers.map((answer) => answer.sections[0]?.headline?.value)).toEqual([2, 1]);
    expect(JSON.stringify(answers[0])).not.toContain('canary 3');
    expect(JSON.stringify(answers[1])).not.toMatch(/canary [12]/);
  });
});

function tidy(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  return rows.map((each) => JSON.stringify(Object.entries(each).sort())).sort();
}
