import type { MonthRange } from '#base/month.ts';
import type { Annotation } from './records-api.ts';

/** The notes of the months on screen that are about this report or about all, newest month first. */
export function notesOf(all: readonly Annotation[], report: string, { from, to }: MonthRange): Annotation[] {
  return all
    .filter((note) => note.month >= from && note.month <= to && (note.report === null || note.report === report))
    .sort((a, b) => b.month.localeCompare(a.month) || b.at.localeCompare(a.at));
}

/** What was written on each month, in the order of the list. */
export function textsByMonth(notes: readonly Annotation[]): ReadonlyMap<string, readonly string[]> {
  const byMonth = new Map<string, string[]>();
  for (const { month, note } of notes) byMonth.set(month, [...(byMonth.get(month) ?? []), note]);
  return byMonth;
}
