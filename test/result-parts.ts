import type { ReportResult, ResultSection } from '#reporting/result.ts';

/** A section of a result. @throws Error when it is not there */
export function section(result: ReportResult, id: string): ResultSection {
  const found = result.sections.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found;
}

/** The cells of a column, in order. */
export const column = (result: ReportResult, id: string, name = 'value') =>
  section(result, id).rows.map((row) => row[name]);
