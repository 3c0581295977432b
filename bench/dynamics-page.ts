import { datasets } from '#catalog/datasets/index.ts';
import { dynamicsUsage } from '#catalog/reports/dynamics-usage.ts';
import { demoTenant } from '#demo/generate.ts';
import { fullScope } from '#query/scope.ts';
import { createReporting } from '#reporting/run.ts';
import { dynamicsPageSql, dynamicsScanSql } from './dynamics-sql.ts';
import { pageCases, withBoth } from './hand-tables.ts';
import { pageLine, ratio, shortest, sumOf } from './stopwatch.ts';

interface PageBench {
  readonly dataDir: string;
  readonly today: string;
  readonly say: (text: string) => void;
}

const tables = { usage: 'DynamicsUsage', sales: 'CustomersAndTenants' };
const word = 'groep';

/** The Dynamics usage page, cold and from the cache, against the sum of hand-written statements; a search against a scan. */
export async function benchDynamicsPage({ dataDir, today, say }: PageBench): Promise<string[]> {
  return withBoth({ dataDir, tables }, async (store, hand) => {
    const deps = { store, states: async () => [], reports: [dynamicsUsage], datasets, today: () => today };
    const scope = fullScope(demoTenant);
    const lines: string[] = [];
    const run = (sql: string) => hand.runAndReadAll(sql);
    for (const { title, filters, where } of pageCases) {
      const ask = { report: dynamicsUsage.id, range: '12M', filters, page: { offset: 0, limit: 100 } } as const;
      const cold = await shortest(3, () => createReporting(deps).run(ask, scope));
      const { range } = await createReporting(deps).run(ask, scope);
      const byHand = await sumOf(dynamicsPageSql({ ...range, where }), { runs: 3, run, say });
      const warm = createReporting(deps);
      await warm.run(ask, scope);
      const cached = await shortest(20, () => warm.run(ask, scope));
      say(`  cold ${cold.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms`);
      lines.push(pageLine(`dynamics-usage, ${title}`, { cold, cached, byHand }));
    }
    const found = {
      report: dynamicsUsage.id,
      sections: ['subscriptions'],
      search: word,
      page: { offset: 0, limit: 100 },
    };
    const { range } = await createReporting(deps).run(found, scope);
    const search = await shortest(3, () => createReporting(deps).run(found, scope));
    const statements = dynamicsPageSql({ ...range, where: 'true' });
    const scan = await shortest(3, () => hand.runAndReadAll(dynamicsScanSql({ ...range, where: 'true' }, word)));
    const table = await shortest(3, () => hand.runAndReadAll(statements.subscriptions ?? ''));
    say(`  search ${search.toFixed(0)} ms, one scan ${scan.toFixed(0)} ms, the table by hand ${table.toFixed(0)} ms`);
    lines.push(
      `dynamics-usage, search: ${ratio(search, scan, 2)} of one bare scan for the word, ${ratio(search, table, 2)} of the hand-written table of subscriptions`,
    );
    return lines;
  });
}
