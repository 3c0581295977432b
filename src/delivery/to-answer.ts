import { roundPercent } from '#base/percent.ts';
import type {
  ReportResult,
  ResultCell,
  ResultColumn,
  ResultHeadline,
  ResultRow,
  ResultSection,
} from '#reporting/result.ts';

/**
 * The result as it leaves the house, by API, command line or file: percents rounded to 2 decimals (HTTP-6).
 * Everything else stays as it is; inside, percents are exact.
 */
export function toAnswer(result: ReportResult): ReportResult {
  return { ...result, sections: result.sections.map(roundSection) };
}

function roundSection(section: ResultSection): ResultSection {
  const percents = section.columns.filter((column) => column.type === 'percent');
  return {
    ...section,
    rows: percents.length === 0 ? section.rows : section.rows.map((row) => roundRow(row, percents)),
    ...(section.headline && { headline: roundHeadline(section.headline) }),
    ...(section.total && { total: roundRow(section.total, percents) }),
  };
}

function roundRow(row: ResultRow, percents: readonly ResultColumn[]): ResultRow {
  const rounded: Record<string, ResultCell> = { ...row };
  for (const { id } of percents) {
    const value = row[id];
    if (typeof value === 'number') rounded[id] = roundPercent(value);
  }
  return rounded;
}

function roundHeadline(headline: ResultHeadline): ResultHeadline {
  const { value, growthPercent, unit } = headline;
  return {
    ...headline,
    value: value !== null && unit === 'percent' ? roundPercent(value) : value,
    growthPercent: growthPercent === null ? null : roundPercent(growthPercent),
  };
}
