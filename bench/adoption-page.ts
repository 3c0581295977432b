import { datasets } from '#catalog/datasets/index.ts';
import { adoption } from '#catalog/reports/adoption.ts';
import { demoTenant } from '#demo/generate.ts';
import { fullScope } from '#query/scope.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import { runCustomerAdoption } from '#reporting/adoption/customer.ts';
import { createReporting } from '#reporting/run.ts';
import { adoptionPageSql } from './adoption-sql.ts';
import { pageCases, withBoth } from './hand-tables.ts';
import { pageLine, ratio, shortest, sumOf } from './stopwatch.ts';

interface PageBench {
  readonly dataDir: string;
  readonly today: string;
  readonly say: (text: string) => void;
}

const tables = { licences: 'LicenseEntitlements', activity: 'LicenseActivity' };

/** The adoption page, cold and from the cache, and the page of one customer, against hand-written statements. */
export async function benchAdoptionPage({ dataDir, today, say }: PageBench): Promise<string[]> {
  return withBoth({ dataDir, tables, adoption: adoptionSetting([adoption]) }, async (store, hand) => {
    const deps = { store, states: async () => [], reports: [adoption], datasets, today: () => today };
    const scope = fullScope(demoTenant);
    const lines: string[] = [];
    const run = (sql: string) => hand.runAndReadAll(sql);
    for (const { title, filters, where } of pageCases) {
      const ask = { report: adoption.id, filters, page: { offset: 0, limit: 100 } } as const;
      const cold = await shortest(3, () => createReporting(deps).run(ask, scope));
      const byHand = await sumOf(adoptionPageSql(where), { runs: 3, run, say });
      const warm = createReporting(deps);
      const { sections } = await warm.run(ask, scope);
      const cached = await shortest(20, () => warm.run(ask, scope));
      const customer = String(sections.find(({ id }) => id === 'by-customer')?.rows[0]?.customerTenantId);
      const one = await shortest(3, () => runCustomerAdoption({ customer, scope }, deps));
      say(`  cold ${cold.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms, one customer ${one.toFixed(0)} ms`);
      lines.push(`${pageLine(`adoption, ${title}`, { cold, cached, byHand })}, one customer ${ratio(one, byHand)}`);
    }
    return lines;
  });
}
