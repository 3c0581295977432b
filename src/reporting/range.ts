import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { addMonths, type Month, type MonthRange, monthOfDay, monthsOf, parseMonth } from '#base/month.ts';
import type { ReportRequest } from './request.ts';

const presetMonths = { '3M': 3, '6M': 6, '12M': 12 } as const;

/** The longest range: months are bits of one number while they are counted. The data may reach back as far as it likes. */
export const longestRange = 120;

/**
 * The months asked for. A preset ends at the newest month with data, not after the month of `today`; without data at
 * the month before today (CO-1).
 * @throws Fault `bad-parameter` for reversed months, bad months and ranges over ten years.
 */
export function resolveRange(range: ReportRequest['range'], known: readonly Month[], today: Day): MonthRange {
  if (range === undefined || typeof range === 'string') {
    const current = monthOfDay(today);
    const newest = known.filter((month) => month <= current).at(-1) ?? addMonths(current, -1);
    return { from: addMonths(newest, 1 - presetMonths[range ?? '12M']), to: newest };
  }
  const checked = checkedMonths(range);
  if (monthsOf(checked).length > longestRange) {
    throw new Fault(
      'bad-parameter',
      `${range.from} to ${range.to} is more than ${longestRange} months; ask for fewer`,
      {
        parameter: 'from',
      },
    );
  }
  return checked;
}

/**
 * Months of the reader's own, as they are.
 * @throws Fault `bad-parameter` for bad and reversed months.
 */
export function checkedMonths(range: MonthRange): MonthRange {
  const checked = { from: parseMonth(range.from, 'from'), to: parseMonth(range.to, 'to') };
  if (checked.from <= checked.to) return checked;
  throw new Fault('bad-parameter', `from (${range.from}) is after to (${range.to}); swap the two months`, {
    parameter: 'from',
  });
}
