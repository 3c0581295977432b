import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { edition2021 } from './edition-2021.ts';
import { edition2023 } from './edition-2023.ts';
import { extensionFor, nextAnniversary, renewalOf, renewalState } from './renewal.ts';

const state = (day: string, requirementsMet = true) =>
  renewalState(day, { anniversary: '2021-06-22', rules: edition2021, requirementsMet });

describe('renewalState', () => {
  it.each([
    ['2021-06-22', 'active'],
    ['2021-06-23', 'renewable'],
    ['2021-07-22', 'renewable'],
    ['2021-07-23', 'lost'],
  ])('REN-2 REN-4 REN-6 MAP-3 L-10 is on %s %s for the anniversary 22 June 2021', (day, expected) => {
    expect(state(day)).toBe(expected);
  });

  it('REN-7 REN-8 is at risk when the requirements are not met three months before', () => {
    expect(state('2021-03-23', false)).toBe('active');
    expect(state('2021-03-24', false)).toBe('at-risk');
    expect(state('2021-06-22', false)).toBe('at-risk');
  });

  it('REN-6 has every day in exactly one state, and never goes back to an earlier one', () => {
    const order = ['active', 'at-risk', 'renewable', 'lost'];
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.boolean(), (offset, met) => {
        const day = addDays('2021-06-22', offset);
        expect(order.indexOf(state(addDays(day, 1), met))).toBeGreaterThanOrEqual(order.indexOf(state(day, met)));
      }),
    );
  });
});

describe('renewalOf', () => {
  it('REN-3 reminds 15 days before and 23 days after the anniversary', () => {
    expect(renewalOf('2021-06-22', edition2021).reminders).toEqual(['2021-06-07', '2021-07-15']);
  });

  it('REN-9 L-11 decides on the refresh day when the last month is not visible on the anniversary', () => {
    expect(renewalOf('2020-05-20', edition2021).decisionOn).toBe('2020-05-20');
    expect(renewalOf('2020-05-14', edition2021).decisionOn).toBe('2020-05-15');
    expect(renewalOf('2020-05-01', edition2021).decisionOn).toBe('2020-05-15');
  });

  it('L-11 decides inside the window of renewal, whatever the anniversary', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
        const anniversary = addDays('2018-01-01', days);
        const { decisionOn, closes } = renewalOf(anniversary, edition2021);
        expect(decisionOn >= anniversary && decisionOn <= closes).toBe(true);
      }),
    );
  });
});

describe('nextAnniversary', () => {
  it('REN-5 L-9 counts 365 days from the anniversary before, or from the payment', () => {
    expect(nextAnniversary('2021-06-22', '2021-07-10', edition2021)).toBe('2022-06-22');
    expect(nextAnniversary('2023-06-22', '2023-07-10', edition2023)).toBe('2024-07-09');
    expect(nextAnniversary('2020-02-29', '2020-03-01', edition2021)).toBe('2021-02-28');
  });
});

describe('extensionFor', () => {
  const competency = (name: string) => ({ kind: 'competency', name }) as const;
  const { extensions } = edition2021;

  it.each([
    ['2021-01-01', 'first-half-2021'],
    ['2021-06-30', 'first-half-2021'],
    ['2021-07-01', undefined],
    ['2020-12-31', 'second-half-2020'],
    ['2020-06-30', undefined],
  ])('ENR-15 ENR-17 ENR-18 L-1 gives the anniversary %s the extension %s', (anniversary, id) => {
    expect(extensionFor(anniversary, competency('Data Analytics'), extensions)?.id).toBe(id);
  });

  it('ENR-15 leaves out Cloud Business Applications and covers specialisations', () => {
    expect(extensionFor('2021-06-30', competency('Cloud Business Applications'), extensions)).toBeUndefined();
    expect(extensionFor('2021-06-30', { kind: 'specialisation' }, extensions)?.id).toBe('first-half-2021');
    expect(extensionFor('2020-12-31', { kind: 'specialisation' }, extensions)).toBeUndefined();
  });
});
