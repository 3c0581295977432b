import { Fault } from './fault.ts';

/** A calendar day, `YYYY-MM-DD`, without zone. Days compare as text. */
export type Day = string;

/** Whether the text is a day that exists: 2024-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** @throws Fault `bad-parameter` naming `parameter` when `text` is no existing day. */
export function parseDay(text: string, parameter: string): Day {
  if (isDay(text)) return text;
  throw new Fault('bad-parameter', `${parameter} is "${text}"; write an existing day as YYYY-MM-DD`, { parameter });
}

export function addDays(day: Day, count: number): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10);
}

/** Days from one to another; negative when the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
