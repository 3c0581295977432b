import { Fault } from './fault.ts';

/** A calendar month, `YYYY-MM`. Months compare as text. Ranges are inclusive at both ends. */
export type Month = string;

export interface MonthRange {
  readonly from: Month;
  readonly to: Month;
}

const shape = /^(\d{4})-(0[1-9]|1[0-2])$/;

export function isMonth(text: string): boolean {
  return shape.test(text);
}

/** @throws Fault `bad-parameter` naming `parameter` when `text` is no `YYYY-MM`. */
export function parseMonth(text: string, parameter: string): Month {
  if (isMonth(text)) return text;
  throw new Fault('bad-parameter', `${parameter} is "${text}"; write a month as YYYY-MM, for example 2024-06`, {
    parameter,
  });
}

/** Months since year 0: consecutive months are consecutive numbers. */
export function monthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

export function monthAt(index: number): Month {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

export function addMonths(month: Month, count: number): Month {
  return monthAt(monthIndex(month) + count);
}

/** Every month from `from` to `to`, oldest first; empty when they are reversed. */
export function monthsOf({ from, to }: MonthRange): Month[] {
  const first = monthIndex(from);
  return Array.from({ length: Math.max(0, monthIndex(to) - first + 1) }, (_, step) => monthAt(first + step));
}

/** The month a day `YYYY-MM-DD` lies in. */
export function monthOfDay(day: string): Month {
  return day.slice(0, 7);
}

/** The last day of a month, as `YYYY-MM-DD`. */
export function lastDayOf(month: Month): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
}
