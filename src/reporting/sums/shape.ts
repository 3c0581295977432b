import type { Month } from '#base/month.ts';
import type { Dataset } from '#model/dataset.ts';
import type { SumsColumn, SumsSource } from '#model/sums.ts';
import type { SumsGroup } from '#query/sums.ts';
import { dimensionCells, dimensionColumns } from '../dimensions.ts';
import type { SectionOf } from '../kind.ts';
import { sorted } from '../order.ts';
import type { ResultColumn, ResultHeadline, ResultRow, ResultSection } from '../result.ts';
import type { Figures } from './figures.ts';

type Section = SectionOf<'sums'>;

interface ShapeInput {
  readonly whole: SumsGroup | undefined;
  /** One per value of the dimensions; at most the whole without dimensions. */
  readonly groups: readonly SumsGroup[];
  readonly figures: Figures;
  readonly columns: Dataset['columns'];
}

/** Turns sums into the table of a section: typed columns, rows in their documented order, headline and total. */
export function shapeSection(section: Section, input: ShapeInput): ResultSection {
  const { source } = section;
  return {
    id: section.id,
    chart: section.chart,
    columns: columnsOf(section, input),
    rows: source.at === 'newest' ? newestRows(section, input) : monthRows(source, input),
    ...(source.headline ? { headline: headlineOf(source, input) } : {}),
    ...(source.by.length > 0 ? { total: totalOf(source, input) } : {}),
    ...(section.note === undefined ? {} : { note: section.note }),
  };
}

function columnsOf(section: Section, { columns }: ShapeInput): ResultColumn[] {
  const { source } = section;
  return [...dimensionColumns(section), ...source.columns.map((column) => figureColumn(column, source.unit, columns))];
}

/** Whole numbers stay whole; ratios and shares are percents. */
export function figureColumn(column: SumsColumn, unit: string, columns: Dataset['columns']): ResultColumn {
  if (!('measure' in column)) return { id: column.id, type: 'percent', unit: '%' };
  return { id: column.id, type: columns[column.measure]?.type === 'decimal' ? 'decimal' : 'integer', unit };
}

/** A row per month and value; months without data keep their rows with null figures. */
function monthRows(source: SumsSource, { groups, whole, figures }: ShapeInput): ResultRow[] {
  const shown = source.by.length === 0 ? [whole] : groups;
  return figures.months.flatMap((month) => {
    const rows = shown.map((group) => {
      const key = group?.values ?? [];
      return { key, row: { month, ...dimensionCells(source.by, key), ...cellsOf(source, group, { figures, month }) } };
    });
    return sorted(rows, source.columns[0]?.id);
  });
}

/** A row per value that has a row at the newest month. */
function newestRows({ source, countryOf }: Section, { groups, figures }: ShapeInput): ResultRow[] {
  const month = figures.newest;
  if (month === undefined) return [];
  const rows = groups
    .filter((group) => figures.rows(group, month) > 0)
    .map((group) => {
      const cells = cellsOf(source, group, { figures, month });
      return { key: group.values, row: { ...dimensionCells(source.by, group.values, countryOf), ...cells } };
    });
  return sorted(rows, source.columns[0]?.id);
}

interface At {
  readonly figures: Figures;
  readonly month: Month;
}

function cellsOf({ columns }: SumsSource, group: SumsGroup | undefined, { figures, month }: At): ResultRow {
  return Object.fromEntries(columns.map((column) => [column.id, figures.of(column, group, month) ?? null]));
}

/** Sums and ratios of the whole at the newest month. */
function totalOf({ columns }: SumsSource, { whole, figures }: ShapeInput): ResultRow {
  const month = figures.newest;
  const totals = columns.filter((column) => !('shareOf' in column));
  const value = (column: SumsColumn) => (month === undefined ? undefined : figures.of(column, whole, month));
  return Object.fromEntries(totals.map((column) => [column.id, value(column) ?? null]));
}

function headlineOf(source: SumsSource, input: ShapeInput): ResultHeadline {
  const { figures } = input;
  const { figure, unit } = headlineFigure(source, input);
  const month = figures.newest;
  const value = month === undefined ? undefined : figure(month);
  const shown = { value: value ?? null, growthPercent: figures.growth(figure) ?? null, unit };
  return month === undefined ? shown : { ...shown, month };
}

function headlineFigure({ headline, columns, unit }: SumsSource, { whole, groups, figures }: ShapeInput) {
  if (headline?.kind === 'values') {
    const isMet = (month: Month) => (group: SumsGroup) =>
      figures.rows(group, month) > 0 && !group.values.includes(undefined);
    return { figure: (month: Month) => groups.filter(isMet(month)).length, unit: headline.unit };
  }
  const column = columns.find(({ id }) => id === headline?.column);
  if (column === undefined) throw new Error(`the section has no column ${headline?.column}`);
  return { figure: (month: Month) => figures.of(column, whole, month), unit: 'measure' in column ? unit : '%' };
}
