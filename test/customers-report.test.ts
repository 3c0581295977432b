import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customers } from '#catalog/reports/customers.ts';
import type { Filters } from '#model/report.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { data, question } from './random-customers.ts';
import { today } from './random-values.ts';
import { type Answer, customersReport, type Data, type Question } from './reference/customers.ts';

let loaded: LoadedReporting;

beforeAll(async () => {
  loaded = await loadedReporting({ reports: [customers], today: () => today });
});
afterAll(() => loaded[Symbol.asyncDispose]());

let runs = 0;
async function ask(given: Data, asked: Question): Promise<ReportResult> {
  const tenant = `t${++runs}`;
  await loaded.load(tenant, given);
  const scope = { tenant, may: [], ...(asked.locations === undefined ? {} : { locations: asked.locations }) };
  const filters = asked.filters as Filters;
  const result = await loaded.reporting.run(
    { report: 'customers', range: { from: asked.from, to: asked.to }, filters },
    scope,
  );
  await loaded.store.forget(tenant);
  return result;
}

/** Rows without what only presentation adds, in an order of their own: ties may stand either way across languages. */
function plain(rows: ResultSection['rows'] | Answer['rows'][string]): string[] {
  return rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([id]) => id !== 'countryCode')
          .map(([id, value]) => [id, typeof value === 'number' ? Number(value.toFixed(9)) : value])
          .sort(),
      ),
    )
    .sort();
}

describe('the customers report', () => {
  it('CUS-10 CUS-11 CUS-20 CUS-30 CUS-40 CUS-50 CUS-60 CUS-80 CUS-90 CUS-100 CUS-110 CO-4 X-1 X-38 X-39 X-45 RO-12 equals the naive reference for random data, filters, ranges and scopes', async () => {
    await fc.assert(
      fc.asyncProperty(data, question, async (given, asked) => {
        const result = await ask(given, asked);
        const expected = customersReport(given, asked);
        for (const section of result.sections) {
          expect(plain(section.rows), section.id).toEqual(plain(expected.rows[section.id] ?? []));
          const headline = expected.headlines[section.id];
          if (headline) expect(section.headline, section.id).toMatchObject(headline);
        }
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120) },
    );
  });
});
