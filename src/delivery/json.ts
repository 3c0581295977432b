import type { ReportResult, ResultRow, ResultSection } from '#reporting/result.ts';
import type { Rest } from './cells.ts';

/** A result as it is, UTF-8. */
export function toJson(result: ReportResult): Uint8Array {
  return Buffer.from(JSON.stringify(result), 'utf8');
}

/** The same with all rows of its long tables, written while those after the first are still asked for. */
export async function* streamJson(
  { sections, ...about }: ReportResult,
  { rest }: { readonly rest: Rest },
): AsyncGenerator<Uint8Array> {
  yield bytes(`${opened(about)},"sections":[`);
  for (const [index, section] of sections.entries()) {
    if (index > 0) yield bytes(',');
    yield* sectionPieces(section, rest);
  }
  yield bytes(']}');
}

/** How many rows there are is told where only some are given: here all are. */
async function* sectionPieces(section: ResultSection, rest: Rest): AsyncGenerator<Uint8Array> {
  const { rows, rowCount: _, ...about } = section;
  yield bytes(`${opened(about)},"rows":[${listed(rows)}`);
  let isFirst = rows.length === 0;
  for await (const more of rest(section)) {
    if (more.length === 0) continue;
    yield bytes((isFirst ? '' : ',') + listed(more));
    isFirst = false;
  }
  yield bytes(']}');
}

/** An object that more is to be put into. */
const opened = (value: object) => JSON.stringify(value).slice(0, -1);
const listed = (rows: readonly ResultRow[]) => JSON.stringify(rows).slice(1, -1);
const bytes = (text: string) => Buffer.from(text, 'utf8');
