import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { addMonths } from '#base/month.ts';
import { isVisible, kpiWindowOn, refreshesAround, renewalWindow, visibleFrom } from './kpi-calendar.ts';

const rule = { refreshDay: 15 };
const anyDay = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2008-01-01', days));
const anyRule = fc.integer({ min: 1, max: 28 }).map((refreshDay) => ({ refreshDay }));

describe('kpiWindowOn', () => {
  it.each([
    ['2020-01-14', '2018-12', '2019-11'],
    ['2020-01-15', '2019-01', '2019-12'],
    ['2020-02-14', '2019-01', '2019-12'],
    ['2020-02-15', '2019-02', '2020-01'],
    ['2020-03-15', '2019-03', '2020-02'],
    ['2020-12-31', '2019-12', '2020-11'],
  ])('ENR-51 ENR-53 ENR-55 shows on %s the months %s to %s', (day, from, to) => {
    expect(kpiWindowOn(day, rule)).toEqual({ from, to });
  });

  it('ENR-55 shows exactly the months that are visible, and never fewer on a later day', () => {
    fc.assert(
      fc.property(anyDay, anyRule, (day, any) => {
        const { to } = kpiWindowOn(day, any);
        expect(isVisible(to, day, any)).toBe(true);
        expect(isVisible(addMonths(to, 1), day, any)).toBe(false);
        expect(kpiWindowOn(addDays(day, 1), any).to >= to).toBe(true);
      }),
    );
  });
});

describe('visibleFrom', () => {
  it('ENR-54 L-3 L-13 shows an invoice of January 2020 from 15 February 2020', () => {
    expect(visibleFrom('2020-01', rule)).toBe('2020-02-15');
    expect(isVisible('2020-01', '2020-02-14', rule)).toBe(false);
    expect(isVisible('2020-01', '2020-02-15', rule)).toBe(true);
  });
});

describe('refreshesAround', () => {
  it('ENR-51 names the last and the next refresh', () => {
    expect(refreshesAround('2020-03-14', rule)).toEqual({ last: '2020-02-15', next: '2020-03-15' });
    expect(refreshesAround('2020-03-15', rule)).toEqual({ last: '2020-03-15', next: '2020-04-15' });
    expect(refreshesAround('2020-12-31', rule)).toEqual({ last: '2020-12-15', next: '2021-01-15' });
  });
});

describe('renewalWindow', () => {
  it('ENR-52 REN-9 takes the twelve complete months before the month of the anniversary', () => {
    expect(renewalWindow('2020-05-20')).toEqual({ from: '2019-05', to: '2020-04' });
    expect(renewalWindow('2020-01-01')).toEqual({ from: '2019-01', to: '2019-12' });
  });
});
