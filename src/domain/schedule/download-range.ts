import { addDays, type Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { addMonths, monthOfDay } from '#base/month.ts';

/** Both days are in it. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** What one download may span, and how far back it may reach, in months (DL-24). */
export const downloadLimits = { spanMonths: 24, backMonths: 36 } as const;

/**
 * Lets a range through that one download may have (DL-24). How far back is counted in whole months, as most datasets are
 * monthly: in January 2023 it is from January 2020.
 * @throws Fault `bad-parameter` naming `from` or `to` and what is allowed
 */
export function checkDownloadRange({ from, to }: DayRange, today: Day): void {
  const earliest = `${addMonths(monthOfDay(today), -downloadLimits.backMonths)}-01`;
  if (to < from) refuse('to', `to is ${to}, before from, ${from}; choose a day from ${from} on`, `from ${from}`);
  if (from < earliest) {
    refuse('from', `from is ${from}, more than three years back; choose a day from ${earliest} on`, `from ${earliest}`);
  }
  const latest = endOfSpan(from);
  if (to > latest) {
    const message = `${from} to ${to} is more than two years; choose a day up to ${latest}, and the rest as another file`;
    refuse('to', message, `${from} to ${latest}`);
  }
}

/** The files that a longer range takes, oldest first, no day in two of them (DL-24). */
export function splitDownload({ from, to }: DayRange): DayRange[] {
  const ranges: DayRange[] = [];
  for (let start = from; start <= to; start = addDays(endOfSpan(start), 1)) {
    const end = endOfSpan(start);
    ranges.push({ from: start, to: end < to ? end : to });
  }
  return ranges;
}

/** The last day of two years from a day: the day before the same day two years on; from 29 February, the 28th. */
function endOfSpan(from: Day): Day {
  const month = addMonths(monthOfDay(from), downloadLimits.spanMonths);
  return from.endsWith('-02-29') ? `${month}-28` : addDays(`${month}${from.slice(7)}`, -1);
}

function refuse(parameter: string, message: string, allowed: string): never {
  throw new Fault('bad-parameter', message, { parameter, allowed: [allowed] });
}
