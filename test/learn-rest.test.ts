import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { microsoftLearn } from '#catalog/reports/microsoft-learn.ts';
import type { ResultRow } from '#reporting/result.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';
import { guid } from './random-values.ts';
import { section } from './result-parts.ts';

/** Files take long tables from where their first batch ends, counted and sorted once. */
let loaded: LoadedReporting;
const tenant = 'rest';
const sections = ['learners-modules', 'learners-paths'] as const;
const request = { report: microsoftLearn.id, range: { from: '2024-01', to: '2024-03' } } as const;
const scope = { tenant, may: ['personal'] } as const;

beforeAll(async () => {
  loaded = await loadedReporting({ reports: [microsoftLearn], today: () => '2024-07-10' });
  const rows = Array.from({ length: 5000 }, (_, i) => ({
    UserId: guid(1 + (i % 2600)),
    UserName: i % 7 === 0 ? '' : `Person ${i % 40}`,
    TrainingName: `Training ${i % 11}`,
    TrainingType: i % 3 === 0 ? 'Learning path' : 'Module',
    CompletionDate: `2024-0${1 + (i % 3)}-10`,
    MPNId: '100',
  }));
  await loaded.deliver(tenant, { MSLearn: rows });
});
afterAll(() => loaded[Symbol.asyncDispose]());

async function rest(name: string, offset: number, more: object = {}): Promise<readonly ResultRow[] | undefined> {
  const given = await loaded.reporting.rest({ request: { ...request, ...more }, section: name, offset }, scope);
  return given && (await Array.fromAsync(given)).flat();
}

describe('the rest of a long table', () => {
  it.each(sections)('HTTP-1 LRN-40 of %s is every row of the answer from there on, in its order', async (name) => {
    const whole = section(await loaded.reporting.run({ ...request, sections: [name] }, scope), name).rows;
    expect(whole.length).toBeGreaterThan(2048);
    for (const offset of [0, 1, 2500, whole.length]) expect(await rest(name, offset)).toEqual(whole.slice(offset));
  });

  it('keeps to the search of the request', async () => {
    const asked = { search: 'Person 3', sections: [...sections] };
    const whole = section(await loaded.reporting.run({ ...request, ...asked }, scope), sections[0]).rows;
    expect(whole.length).toBeGreaterThan(0);
    expect(await rest(sections[0], 2, asked)).toEqual(whole.slice(2));
  });

  it('RO-2 is nothing for who may not see persons, and is not there where tables are short', async () => {
    const given = await loaded.reporting.rest({ request, section: sections[0], offset: 0 }, { tenant, may: [] });
    expect(given && (await Array.fromAsync(given))).toEqual([]);
    expect(await rest('modules-by-name', 0)).toBeUndefined();
  });
});
