import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { microsoftLearn } from '#catalog/reports/microsoft-learn.ts';
import { openLearner } from '#reporting/completions/learner.ts';
import type { ResultRow } from '#reporting/result.ts';
import { deliveries, learnMonths, question } from './learn-data.ts';
import { type LoadedReporting, loadedReporting, withDeliveries } from './loaded-reporting.ts';
import { today } from './random-values.ts';
import type { RawRow } from './reference/customers.ts';
import { type LearnQuestion, learnerPage, learnReport } from './reference/learn.ts';

let loaded: LoadedReporting;

beforeAll(async () => {
  loaded = await loadedReporting({ reports: [microsoftLearn], today: () => today });
});
afterAll(() => loaded[Symbol.asyncDispose]());

const withData = <T>(given: readonly (readonly RawRow[])[], work: (tenant: string) => Promise<T>) =>
  withDeliveries(loaded, { dataset: 'MSLearn', given }, work);

const scopeOf = (tenant: string, { locations }: LearnQuestion) =>
  ({ tenant, may: ['personal'], ...(locations === undefined ? {} : { locations }) }) as const;

const rounded = (rows: readonly ResultRow[]) => rows.map((row) => JSON.stringify(row));

describe('the microsoft-learn report', () => {
  it('LRN-10 LRN-11 LRN-12 LRN-14 LRN-15 LRN-17 LRN-18 LRN-20 LRN-23 LRN-24 LRN-31 LRN-33 LRN-34 LRN-35 LRN-37 LRN-39 LRN-42 LRN-43 X-16 X-35 X-36 X-41 X-43 X-45 RO-12 equals the naive reference for random deliveries, ranges, scopes, searches and pages', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, question, async (given, asked) => {
        const expected = learnReport(given, asked);
        const result = await withData(given, (tenant) => {
          const { from, to, search, page } = asked;
          const table = { ...(search !== undefined && { search }), ...(page !== undefined && { page }) };
          return loaded.reporting.run(
            { report: microsoftLearn.id, range: { from, to }, ...table },
            scopeOf(tenant, asked),
          );
        });
        expect(result.sections.map(({ id }) => id)).toEqual(Object.keys(expected));
        for (const section of result.sections) {
          const wanted = expected[section.id];
          expect(rounded(section.rows), section.id).toEqual(rounded(wanted?.rows ?? []));
          if (wanted?.headline) expect(section.headline, section.id).toMatchObject(wanted.headline);
          if (wanted?.total !== undefined) expect(section.total, section.id).toEqual({ completions: wanted.total });
          if (wanted?.rowCount !== undefined) expect(section.rowCount, section.id).toBe(wanted.rowCount);
        }
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40) },
    );
  });

  it('LRN-44 X-16 shows every learner the trainings the reference finds for them', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, question, async (given, asked) => {
        const people = [...new Set(given.flat().map((row) => String(row.UserId)))];
        await withData(given, async (tenant) => {
          for (const person of people) {
            const expected = learnerPage(given, person, asked);
            const { from, to } = asked;
            const request = { report: microsoftLearn.id, person, range: { from, to } };
            const found = openLearner(request, scopeOf(tenant, asked), loaded.deps).then((opened) => opened.read());
            if (expected === undefined) {
              await expect(found).rejects.toMatchObject({ code: 'not-found', parameter: 'userId' });
              continue;
            }
            const { trainings, ...learner } = await found;
            const shown = trainings.map(({ type, name, day, roles, products }) => {
              return { type: type ?? null, name: name ?? null, date: day, roles, products };
            });
            expect({ ...learner, trainings: shown }).toEqual({ userId: person, ...expected });
          }
        });
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 25) },
    );
  });

  it('LRN-12 LRN-22 LRN-25 LRN-32 LRN-38 adds up: minis end in their headline, bars and slices sum to it', async () => {
    await fc.assert(
      fc.asyncProperty(deliveries, async (given) => {
        const range = { from: learnMonths[0] ?? '', to: learnMonths.at(-1) ?? '' };
        const result = await withData(given, (tenant) =>
          loaded.reporting.run({ report: microsoftLearn.id, range }, { tenant, may: [] }),
        );
        const section = (id: string) => result.sections.find((each) => each.id === id);
        const figures = (id: string, column: string) =>
          (section(id)?.rows ?? []).flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        for (const [id, trend, donut] of [
          ['trained-individuals', 'trained-individuals-trend', undefined],
          ['module-completions', 'module-completions-trend', 'modules-by-name'],
          ['learning-path-completions', 'learning-path-completions-trend', 'paths-by-name'],
        ] as const) {
          const value = section(id)?.headline?.value ?? 0;
          expect(figures(id, 'value').at(-1) ?? 0, id).toBe(value);
          expect(sum(figures(trend, 'value')), trend).toBe(value);
          if (donut !== undefined) expect(sum(figures(donut, 'completions')), donut).toBe(value);
        }
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 20) },
    );
  });
});
