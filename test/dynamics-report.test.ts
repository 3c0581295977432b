import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamicsUsage } from '#catalog/reports/dynamics-usage.ts';
import type { Filters } from '#model/report.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';
import { dynamicsData, dynamicsQuestion } from './dynamics-data.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { today } from './random-values.ts';
import type { Data } from './reference/customers.ts';
import { type AnswerRow, type DynamicsQuestion, dynamicsReport } from './reference/dynamics.ts';

let loaded: LoadedReporting;
/** A report of two customers, so that random data have somebody beyond them. */
const short = {
  ...dynamicsUsage,
  sections: dynamicsUsage.sections.map((section) =>
    section.source.kind === 'ranking' ? { ...section, source: { ...section.source, first: 2 } } : section,
  ),
};

beforeAll(async () => {
  loaded = await loadedReporting({ reports: [short], today: () => today });
});
afterAll(() => loaded[Symbol.asyncDispose]());

let runs = 0;
async function ask(given: Data, asked: DynamicsQuestion): Promise<ReportResult> {
  const tenant = `d${++runs}`;
  await loaded.load(tenant, given);
  const scope = {
    tenant,
    may: asked.seesRevenue ? (['revenue'] as const) : [],
    ...(asked.locations === undefined ? {} : { locations: asked.locations }),
  };
  const request = {
    report: 'dynamics-usage',
    range: { from: asked.from, to: asked.to },
    filters: asked.filters as Filters,
    ...(asked.search === undefined ? {} : { search: asked.search }),
  };
  const result = await loaded.reporting.run(request, scope);
  await loaded.store.forget(tenant);
  return result;
}

const round = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(round) : typeof value === 'number' ? Number(value.toFixed(9)) : value;

/** Rows without what only presentation adds. */
function plain(rows: ResultSection['rows'] | readonly AnswerRow[]): string[] {
  return rows.map((row) =>
    JSON.stringify(
      Object.entries(row)
        .filter(([id]) => id !== 'countryCode')
        .map(([id, value]) => [id, round(value)])
        .sort(),
    ),
  );
}

describe('the Dynamics usage report', () => {
  it('DYN-10 DYN-11 DYN-12 DYN-13 DYN-14 DYN-20 DYN-23 DYN-30 DYN-40 DYN-41 DYN-42 DYN-44 DYN-50 CO-4 X-1 X-2 X-4 X-5 X-41 X-42 X-43 X-44 X-45 RO-4 RO-12 equals the naive reference for random data, filters, ranges, scopes and searches', async () => {
    await fc.assert(
      fc.asyncProperty(dynamicsData, dynamicsQuestion, async (given, asked) => {
        const result = await ask(given, asked);
        const expected = dynamicsReport(given, { ...asked, first: 2 });
        for (const section of result.sections) {
          const [shown, wanted] = [plain(section.rows), plain(expected.rows[section.id] ?? [])];
          const isOrdered = section.id === 'subscriptions';
          expect(isOrdered ? shown : shown.sort(), section.id).toEqual(isOrdered ? wanted : wanted.sort());
          const headline = expected.headlines[section.id];
          if (headline) expect(roundAll(section.headline), section.id).toMatchObject(roundAll(headline) ?? {});
        }
        expect(result.redacted).toEqual(asked.seesRevenue ? [] : ['revenueUsd']);
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 60) },
    );
  });
});

function roundAll(headline: object | undefined) {
  return headline && Object.fromEntries(Object.entries(headline).map(([id, value]) => [id, round(value)]));
}
