import type { ReportResult, ResultColumn, ResultSection } from '#contract/report.ts';

export type Row = ResultSection['rows'][number];

/** How the answer writes a missing text value. */
export const notSet = '(not set)';

/** How an answer names the values beyond the first, taken together (LRN-38). */
export const answeredOthers = 'Others';

/** Columns with figures. */
export function measuresOf(section: ResultSection): ResultColumn[] {
  return section.columns.filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'percent');
}

/** Columns with values to split by; a country code goes with its country. */
export function dimensionsOf(section: ResultSection): ResultColumn[] {
  return section.columns.filter(({ id, type }) => type === 'text' && id !== 'countryCode');
}

export function hasMonths(section: ResultSection): boolean {
  return section.columns.some(({ type }) => type === 'month');
}

/** The figure of a cell; undefined when it is missing. */
export function numberAt(row: Row | undefined, id: string): number | undefined {
  const cell = row?.[id];
  return typeof cell === 'number' ? cell : undefined;
}

/** The text of a cell; a missing one is `(not set)`. */
export function textAt(row: Row, id: string): string {
  const cell = row[id];
  return typeof cell === 'string' && cell !== '' ? cell : notSet;
}

/** Whether any row carries a figure: a section of empty months has nothing to draw. */
export function hasFigures(section: ResultSection): boolean {
  const measures = measuresOf(section);
  return section.rows.some((row) => measures.some(({ id }) => numberAt(row, id) !== undefined));
}

/** The distinct total of a measure (CO-15): asked of the engine, never added up from parts here. */
export function totalOf(section: ResultSection, measure: string): number | undefined {
  const { headline } = section;
  const counted = headline && !valueUnits.has(headline.unit) ? headline.value : undefined;
  return numberAt(section.total, measure) ?? counted ?? undefined;
}

/** Headlines that count the values told apart, not what is in them (LRN-33, LRN-34, DYN-23). */
const valueUnits: ReadonlySet<string> = new Set(['roles', 'products', 'countries']);

/** The newest month and the latest load among the datasets behind a result. */
export function freshnessOf(result: ReportResult): { month: string | undefined; loadedAt: string | undefined } {
  const months = result.asOf.flatMap(({ latestMonth }) => latestMonth ?? []);
  return {
    month: months.sort().at(-1),
    loadedAt: result.asOf
      .map(({ loadedAt }) => loadedAt)
      .sort()
      .at(-1),
  };
}
