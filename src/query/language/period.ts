import { isDay } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { Period } from './timespan.ts';

/** What a caller may give instead of a TIMESPAN: `QueryStartTime` and `QueryEndTime`, or `startTime` and `endTime`. */
export interface GivenTimes {
  readonly start: string;
  readonly end: string;
}

/**
 * The days between two instants: the first belongs to the period, the last does not. A day that overlaps it falls in.
 * @throws Fault `bad-parameter` with the documented texts of §4.
 */
export function parsePeriod({ start, end }: GivenTimes): Period {
  const from = parseInstant(start, 'StartTime');
  const to = parseInstant(end, 'EndTime');
  if (to <= from) throw refused('EndTime should be greater than StartTime', 'EndTime');
  return { from: dayOf(from), to: dayOf(to - 1) };
}

function parseInstant(text: string, parameter: string): number {
  const wellFormed = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(text);
  if (wellFormed && isDay(text.slice(0, 10))) return Date.parse(text);
  throw refused(`${parameter} should follow format: yyyy-MM-ddTHH:mm:ssZ`, parameter);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function refused(reason: string, parameter: string): Fault {
  return new Fault('bad-parameter', `Invalid report parameters for creation - ${reason}`, { parameter });
}
