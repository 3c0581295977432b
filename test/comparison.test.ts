import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customers } from '#catalog/reports/customers.ts';
import { reportResult } from '#contract/report.ts';
import { toAnswer } from '#delivery/to-answer.ts';
import { fullScope } from '#query/scope.ts';
import { rangeBefore } from '#reporting/compare.ts';
import { type LoadedReporting, loadedReporting } from './loaded-reporting.ts';

let loaded: LoadedReporting;
const scope = fullScope('compared');

beforeAll(async () => {
  loaded = await loadedReporting({ reports: [customers], today: () => '2024-07-02' });
  const sizes = { '2024-01': 3, '2024-02': 3, '2024-03': 4, '2024-04': 5, '2024-05': 5, '2024-06': 7 };
  const rows = Object.entries(sizes).flatMap(([month, size]) =>
    Array.from({ length: size }, (_, n) => ({
      Month: `${month}-01`,
      CustomerTpid: String(n),
      SubscriptionState: 'Active',
      Product: 'Power BI',
    })),
  );
  await loaded.load('compared', { SeatsSubscriptionsAndRevenue: rows });
});
afterAll(() => loaded[Symbol.asyncDispose]());

const run = (from: string, to: string, compare?: 'previous') =>
  loaded.reporting.run({ report: 'customers', range: { from, to }, ...(compare && { compare }) }, scope);

describe('comparison with the period before', () => {
  it.each([
    [
      { from: '2024-04', to: '2024-06' },
      { from: '2024-01', to: '2024-03' },
    ],
    [
      { from: '2024-01', to: '2024-01' },
      { from: '2023-12', to: '2023-12' },
    ],
    [
      { from: '2023-07', to: '2024-06' },
      { from: '2022-07', to: '2023-06' },
    ],
  ])('CO-1 the period before %o is %o', (range, before) => {
    expect(rangeBefore(range)).toEqual(before);
  });

  it('CO-4 X-2 gives the same figures as a question of that period, tables left out', async () => {
    const { before, ...now } = await run('2024-04', '2024-06', 'previous');
    const { sections } = await run('2024-01', '2024-03');
    expect(before?.range).toEqual({ from: '2024-01', to: '2024-03' });
    const compared = before?.sections ?? [];
    expect(compared).toEqual(sections.filter(({ id }) => compared.some((section) => section.id === id)));
    expect(compared.map(({ id }) => id)).toContain('trend-market');
    expect(compared.map(({ id }) => id)).not.toContain('geography');
    expect(compared.find(({ id }) => id === 'customers')?.headline).toMatchObject({ value: 4, month: '2024-03' });
    expect(now).toEqual(await run('2024-04', '2024-06'));
  });

  it('X-41 has missing figures, not zero, where the period before has no data', async () => {
    const { before } = await run('2024-01', '2024-03', 'previous');
    const kpi = before?.sections.find(({ id }) => id === 'customers-added');
    expect(kpi?.headline).toMatchObject({ value: null, growthPercent: null });
    expect(kpi?.rows).toEqual(['2023-10', '2023-11', '2023-12'].map((month) => ({ month, value: null })));
  });

  it('HTTP-5 HTTP-6 is kept apart from the answer without it, and leaves the house rounded', async () => {
    const request = { report: 'customers', range: { from: '2024-04', to: '2024-06' } } as const;
    const plain = await loaded.reporting.tag(request, scope);
    expect(await loaded.reporting.tag({ ...request, compare: 'previous' }, scope)).not.toBe(plain);
    const answer = reportResult.parse(toAnswer(await run('2024-04', '2024-06', 'previous')));
    const growth = (sections: typeof answer.sections | undefined) =>
      sections?.find(({ id }) => id === 'customers')?.headline?.growthPercent;
    expect(growth(answer.sections)).toBe(40);
    expect(growth(answer.before?.sections)).toBe(33.33);
  });
});
