import type { MonthRange } from '#base/month.ts';
import { monthsOf } from '#base/month.ts';
import type { ResultCell, ResultColumn, ResultHeadline, ResultRow, ResultSection } from '#reporting/result.ts';
import { codeColumns } from '#text/codes.ts';
import { formatCompact, formatMonth, formatNumber, formatPercent, missing } from '#text/format.ts';
import type { Words } from './words.ts';

/** How an answer writes a missing text value; an empty cell means the same. */
const notSet = '(not set)';

/** A cell in words; missing is a dash, never zero (HTTP-6). */
export function inWords(cell: ResultCell | undefined, column: Pick<ResultColumn, 'id' | 'type'>, words: Words): string {
  const { language } = words;
  switch (column.type) {
    case 'month':
      return typeof cell === 'string' ? formatMonth(cell, language) : missing;
    case 'percent':
      return formatPercent(typeof cell === 'number' ? cell : undefined, language, { digits: 2 });
    case 'integer':
    case 'decimal':
      return formatNumber(typeof cell === 'number' ? cell : undefined, language);
    case 'text':
      return nameIn(column.id, typeof cell === 'string' ? cell : undefined, words);
    case 'text[]':
      return Array.isArray(cell)
        ? cell.flatMap((part) => (part === null ? [] : nameIn(column.id, String(part), words))).join(', ')
        : missing;
    case 'trend':
      return trendInWords(cell, language);
  }
}

/** The first and the last known figure of a trend. */
function trendInWords(cell: ResultCell | undefined, language: string): string {
  const known = Array.isArray(cell) ? cell.filter((part) => typeof part === 'number') : [];
  if (known.length < 2) return formatNumber(known[0], language);
  return `${formatNumber(known[0], language)} … ${formatNumber(known.at(-1), language)}`;
}

/** A documented code in words; one that the texts do not know, and any other value, as it was delivered (ADO-7). */
function nameIn(column: string, value: string | undefined, words: Words): string {
  const name = valueName(value, words);
  return codeColumns.has(column) && value ? words.t(`value.${value}`, { defaultValue: name }) : name;
}

export function valueName(value: string | undefined, { t }: Words): string {
  return value === undefined || value === '' || value === notSet ? t('chart.notSet') : value;
}

export function isFigure({ type }: ResultColumn): boolean {
  return type === 'integer' || type === 'decimal' || type === 'percent';
}

export function figureColumns({ columns }: ResultSection): ResultColumn[] {
  return columns.filter(isFigure);
}

/** Columns of values to tell apart; a country's code goes with its name. */
export function valueColumns({ columns }: ResultSection): ResultColumn[] {
  return columns.filter(({ id, type }) => type === 'text' && id !== 'countryCode');
}

export function figureOf(row: ResultRow | undefined, id: string): number | undefined {
  const cell = row?.[id];
  return typeof cell === 'number' ? cell : undefined;
}

/** What a row is of: its values in words, the most special last. */
export function valuesOf(row: ResultRow, columns: readonly ResultColumn[], words: Words): string {
  return columns.map(({ id }) => nameIn(id, row[id] === null ? undefined : String(row[id]), words)).join(' · ');
}

/** Months a chart spans: those of the range, or those the section has where it goes beyond. */
export function monthsShown(section: ResultSection, range: MonthRange): string[] {
  const has = section.rows.flatMap(({ month }) => (typeof month === 'string' ? month : []));
  return [...new Set([...monthsOf(range), ...has])].sort();
}

/** The distinct total of a figure (CO-15): as answered, never added up from parts. */
export function totalOf({ total, headline, columns }: ResultSection, id: string): number | undefined {
  const unit = columns.find((column) => column.id === id)?.unit;
  const isOfFigure = headline !== undefined && (headline.unit === unit || unit === undefined);
  return figureOf(total, id) ?? (isOfFigure ? (headline.value ?? undefined) : undefined);
}

/** A headline in large type: short, percents in full. */
export function inLarge({ value, unit }: ResultHeadline, language: string): string {
  const isPercent = unit === '%' || unit === 'percent';
  return isPercent ? formatPercent(value, language, { digits: 2 }) : formatCompact(value, language);
}

/** What a headline counts, in words. */
export function unitInWords({ unit }: ResultHeadline, { t }: Words): string {
  return t(`drawing.unit.${unit}`, { defaultValue: t(`column.${unit}`, { defaultValue: unit }).toLowerCase() });
}
