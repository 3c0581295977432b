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
  const { before } = result;
  return {
    ...result,
    sections: result.sections.map(roundSection),
    ...(before && { before: { ...before, sections: before.sections.map(roundSection) } }),
  };
}

function roundSection(section: ResultSection): ResultSection {
  const percents = section.columns.filter(isPercent);
  return {
    ...section,
    rows: percents.length === 0 ? section.rows : section.rows.map((row) => roundRow(row, percents)),
    ...(section.headline && { headline: roundHeadline(section.headline) }),
    ...(section.total && { total: roundRow(section.total, percents) }),
  };
}

/** Percents, and percents month by month in one cell. */
const isPercent = ({ type, unit }: ResultColumn) => type === 'percent' || (type === 'trend' && unit === '%');

function roundRow(row: ResultRow, percents: readonly ResultColumn[]): ResultRow {
  const rounded: Record<string, ResultCell> = { ...row };
  for (const { id } of percents) {
    const value = row[id];
    if (typeof value === 'number') rounded[id] = roundPercent(value);
    else if (Array.isArray(value)) rounded[id] = value.map(roundEntry);
  }
  return rounded;
}

const roundEntry = (entry: string | number | null) => (typeof entry === 'number' ? roundPercent(entry) : entry);

function roundHeadline(headline: ResultHeadline): ResultHeadline {
  const { value, growthPercent, unit } = headline;
  return {
    ...headline,
    value: value !== null && unit === '%' ? roundPercent(value) : value,
    growthPercent: growthPercent === null ? null : roundPercent(growthPercent),
  };
}
