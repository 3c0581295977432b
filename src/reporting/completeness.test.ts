import { describe, expect, it } from 'vitest';
import { customersAndTenants } from '#catalog/datasets/customers-and-tenants.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { officeUsage } from '#catalog/datasets/office-usage.ts';
import { seatsSubscriptionsAndRevenue as seats } from '#catalog/datasets/seats-subscriptions-and-revenue.ts';
import { completenessOf } from './completeness.ts';

const range = { from: '2024-01', to: '2024-06' };
const loaded = (dataset: string, loadedAt = '2024-06-10T08:00:00Z') => ({ dataset, version: 1, loadedAt });

function of(
  months: Record<string, readonly string[]>,
  today: string,
  states = Object.keys(months).map((n) => loaded(n)),
) {
  const known = Object.values(months)[0] ?? [];
  return completenessOf({ range, months, known }, { datasets, states, today });
}

describe('completenessOf', () => {
  it('X-41 X-46 names months that a dataset lacks since its first, and the running one', () => {
    const months = { [seats.name]: ['2024-01', '2024-03', '2024-06'], [officeUsage.name]: ['2024-03', '2024-05'] };
    expect(of(months, '2024-06-15')).toMatchObject({
      missing: [
        { dataset: seats.name, months: ['2024-02', '2024-04', '2024-05'] },
        { dataset: officeUsage.name, months: ['2024-04'] },
      ],
      partial: ['2024-06'],
    });
    expect(of(months, '2024-07-15').partial).toEqual([]);
  });

  it.each([
    // Sales: a week after the month, and five days to the next refresh: June is due by 12 July.
    [seats.name, '2024-05', '2024-07-12', []],
    [seats.name, '2024-05', '2024-07-13', [{ dataset: seats.name, expected: '2024-06', daysLate: 1 }]],
    [seats.name, '2024-04', '2024-07-13', [{ dataset: seats.name, expected: '2024-06', daysLate: 31 }]],
    [seats.name, '2024-06', '2024-07-13', []],
    // Usage: a month after the month, and three days: May is due by 4 July, June by 3 August.
    [officeUsage.name, '2024-04', '2024-07-04', []],
    [officeUsage.name, '2024-04', '2024-07-05', [{ dataset: officeUsage.name, expected: '2024-05', daysLate: 1 }]],
    [officeUsage.name, '2024-05', '2024-08-03', []],
    [officeUsage.name, '2024-04', '2024-08-04', [{ dataset: officeUsage.name, expected: '2024-06', daysLate: 31 }]],
  ])('CO-13 knows of %s up to %s on %s what is late', (dataset, latest, today, late) => {
    expect(of({ [dataset]: [latest] }, today).late).toEqual(late);
  });

  it('CO-13 asks a dataset that is not delivered by month when it came last', () => {
    const events = datasets.find(({ merge, refreshDays }) => merge.kind === 'events' && refreshDays === 3);
    const name = events?.name ?? '';
    expect(of({ [name]: ['2024-01'] }, '2024-06-13').late).toEqual([]);
    expect(of({ [name]: ['2024-01'] }, '2024-06-14').late).toEqual([{ dataset: name, expected: null, daysLate: 1 }]);
  });

  it('CO-13 does not wait for what was never delivered or is not of the page', () => {
    expect(of({ [seats.name]: [] }, '2024-08-01', []).late).toEqual([]);
    expect(of({ [seats.name]: ['2024-07'] }, '2024-08-01', [loaded(customersAndTenants.name)]).late).toEqual([]);
  });
});
