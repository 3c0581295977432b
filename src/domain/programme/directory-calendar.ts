import { addDays, type Day } from '#base/day.ts';
import { addMonths, type Month, monthOfDay } from '#base/month.ts';

/** How a week of the month is counted: by days (15–21, 1–7) or by ISO weeks that begin in the month (ENR-76, L-5). */
export type WeekRule = 'days' | 'iso';

export interface DirectorySlot {
  /** The month whose batch the request goes with. */
  readonly batchMonth: Month;
  /** The batch is sent from the first to the last of these days. */
  readonly batchFrom: Day;
  readonly batchTo: Day;
  /** The entry is there on this day at the latest. */
  readonly visibleBy: Day;
}

/** The batch that a request accepted on a day goes with (ENR-71, ENR-72, ENR-76). */
export function directorySlot(acceptedOn: Day, rule: WeekRule): DirectorySlot {
  const month = monthOfDay(acceptedOn);
  const own = slotOf(month, rule);
  return acceptedOn <= own.batchTo ? own : slotOf(addMonths(month, 1), rule);
}

/** The days of the batch of a month. */
export function slotOf(batchMonth: Month, rule: WeekRule): DirectorySlot {
  const next = addMonths(batchMonth, 1);
  if (rule === 'days') {
    return {
      batchMonth,
      batchFrom: `${batchMonth}-15`,
      batchTo: `${batchMonth}-21`,
      visibleBy: `${next}-07`,
    };
  }
  const batchFrom = addDays(firstMonday(batchMonth), 14);
  return { batchMonth, batchFrom, batchTo: addDays(batchFrom, 6), visibleBy: addDays(firstMonday(next), 6) };
}

function firstMonday(month: Month): Day {
  const first = `${month}-01`;
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  return addDays(first, (8 - weekday) % 7);
}
