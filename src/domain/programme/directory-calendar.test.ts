import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { directorySlot } from './directory-calendar.ts';

describe('directorySlot', () => {
  it.each([
    ['2021-03-10', '2021-03', '2021-04-07'],
    ['2021-03-21', '2021-03', '2021-04-07'],
    ['2021-03-22', '2021-04', '2021-05-07'],
    ['2021-12-31', '2022-01', '2022-02-07'],
  ])('ENR-71 ENR-72 ENR-76 takes a request of %s into the batch of %s, shown by %s', (day, batchMonth, visibleBy) => {
    expect(directorySlot(day, 'days')).toMatchObject({ batchMonth, visibleBy });
  });

  it('L-5 counts ISO weeks that begin in the month, where the edition does', () => {
    expect(directorySlot('2021-03-10', 'iso')).toEqual({
      batchMonth: '2021-03',
      batchFrom: '2021-03-15',
      batchTo: '2021-03-21',
      visibleBy: '2021-04-11',
    });
  });

  it('ENR-76 never shows a later request earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.constantFrom('days' as const, 'iso' as const), (days, rule) => {
        const day = addDays('2019-01-01', days);
        const [one, next] = [directorySlot(day, rule), directorySlot(addDays(day, 1), rule)];
        expect(next.visibleBy >= one.visibleBy && one.batchTo >= day && one.visibleBy > one.batchTo).toBe(true);
      }),
    );
  });
});
