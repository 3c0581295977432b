import { describe, expect, it } from 'vitest';
import { createBehind } from '#app/behind.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { customers } from '#catalog/reports/customers.ts';
import type { Reporting } from '#reporting/reporting.ts';
import { createReporting } from '#reporting/run.ts';
import { houseReader } from './house-reader.ts';
import { loadedStore } from './loaded-store.ts';

const tenant = 't';
const row = (customer: string) => ({ Month: '2024-05-01', CustomerTpid: customer, SubscriptionState: 'Active' });
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(`${n}`));

describe('rows behind a figure while data are loaded', () => {
  it('SEC-15 HTTP-5 number and rows are of one state', async () => {
    await using loaded = await loadedStore();
    await loaded.load(tenant, { SeatsSubscriptionsAndRevenue: rows(2) });
    const states = async () => [];
    const deps = { store: loaded.store, states, reports: [customers], datasets, today: () => '2024-06-15' };
    const reporting = createReporting(deps);
    let asked = 0;
    /** New data come between the rows and their number, once. */
    const disturbed: Reporting = {
      ...reporting,
      async behind(...given) {
        const opened = await reporting.behind(...given);
        const parts = opened.parts.map((part) => ({
          ...part,
          async total() {
            const total = await part.total();
            if (asked++ === 0) await loaded.deliver(tenant, { SeatsSubscriptionsAndRevenue: rows(5) });
            return total;
          },
        }));
        return { ...opened, parts };
      },
    };
    const behind = createBehind({ reporting: disturbed, reader: houseReader(tenant), rawText: false });
    const page = await behind.page({ report: 'customers', section: 'customers' }, { limit: 2, offset: 0 });
    const { parts } = await page.read();
    expect(asked).toBe(2);
    expect(parts[0]?.total).toBe(5);
    expect(parts[0]?.rows).toHaveLength(2);
  });
});
