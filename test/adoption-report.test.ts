import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adoption } from '#catalog/reports/adoption.ts';
import type { ReportResult } from '#reporting/result.ts';
import { data, question } from './adoption-data.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { type AdoptionData, type AdoptionQuestion, adoptionReport } from './reference/adoption.ts';

let loaded: LoadedReporting;
let supportLoad: Readonly<Record<string, number>> = {};
let typedIn = 0;

beforeAll(async () => {
  loaded = await loadedReporting({
    reports: [adoption],
    today: () => '2024-07-10',
    supportLoad: { version: async () => ++typedIn, read: async () => new Map(Object.entries(supportLoad)) },
  });
});
afterAll(() => loaded[Symbol.asyncDispose]());

let runs = 0;
async function ask(given: AdoptionData, asked: AdoptionQuestion): Promise<ReportResult> {
  const tenant = `t${++runs}`;
  await loaded.load(tenant, { ...given });
  supportLoad = asked.supportLoad ?? {};
  const filters = {
    ...(asked.product === undefined ? {} : { product: asked.product }),
    ...(asked.market === undefined ? {} : { market: asked.market }),
  };
  const scope = { tenant, may: [], ...(asked.locations === undefined ? {} : { locations: asked.locations }) };
  const range = { from: '2024-01', to: asked.to };
  const result = await loaded.reporting.run({ report: 'adoption', range, filters }, scope);
  await loaded.store.forget(tenant);
  return result;
}

/** Rows without texts, in an order of their own: spelling ties are tested by example. */
function plain(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const cell = ([id, value]: [string, unknown]) => [id, typeof value === 'number' ? Number(value.toFixed(9)) : value];
  const told = (row: Readonly<Record<string, unknown>>) =>
    Object.entries(row).filter(([id]) => id !== 'consider' && id !== 'tryThis');
  return rows.map((row) => JSON.stringify(told(row).map(cell).sort())).sort();
}

describe('the adoption report', () => {
  it('ADO-3 ADO-20 ADO-21 ADO-22 ADO-23 ADO-24 ADO-29 ADO-30 ADO-31 ADO-40 ADO-41 ADO-42 ADO-45 RO-12 X-30 X-31 X-45 OWN-1 OWN-2 equals the naive reference for random data, filters and scopes', async () => {
    await fc.assert(
      fc.asyncProperty(data, question, async (given, asked) => {
        const result = await ask(given, asked);
        const expected = adoptionReport(given, asked);
        for (const section of result.sections) {
          expect(plain(section.rows), section.id).toEqual(plain(expected.rows[section.id] ?? []));
        }
        const [deployment, usage] = result.sections.map(({ headline }) => headline?.value);
        expect(deployment ?? null).toBe(expected.deployment);
        expect(usage ?? null).toBe(expected.usage);
      }),
      { numRuns: Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 60) },
    );
  }, 300_000);
});
