import { percentOf } from '#base/percent.ts';
import type { PopulationColumn, PopulationSource } from '#model/report.ts';
import type { PopulationGroup } from '#query/tree.ts';
import { dimensionCells, dimensionColumns } from '../dimensions.ts';
import type { SectionOf } from '../kind.ts';
import { sorted } from '../order.ts';
import type { ResultColumn, ResultRow, ResultSection } from '../result.ts';
import type { Counts } from './counts.ts';

type Section = SectionOf<'population'>;

interface ShapeInput {
  readonly whole: PopulationGroup;
  /** One per value of the dimensions; the whole alone without dimensions. */
  readonly groups: readonly PopulationGroup[];
  readonly counts: Counts;
}

/** Turns counts into the table of a section: typed columns, rows in their documented order, headline and total. */
export function shapeSection(section: Section, input: ShapeInput): ResultSection {
  const { source } = section;
  const rows = source.at === 'newest' ? newestRows(section, input) : monthRows(source, input);
  return {
    id: section.id,
    chart: section.chart,
    columns: columnsOf(section),
    rows,
    ...(source.headline ? { headline: headlineOf(source.headline, input) } : {}),
    ...(source.by.length > 0 ? { total: totalOf(source, input) } : {}),
    ...(section.note === undefined ? {} : { note: section.note }),
  };
}

function columnsOf(section: Section): ResultColumn[] {
  const figures = section.source.columns.map(
    (column): ResultColumn =>
      'measure' in column
        ? { id: column.id, type: 'integer', unit: unitOf(column.measure) }
        : { id: column.id, type: 'percent', unit: '%' },
  );
  return [...dimensionColumns(section), ...figures];
}

const unitOf = (measure: string) => (measure === 'items' ? 'subscriptions' : 'customers');

function headlineOf(headline: NonNullable<PopulationSource['headline']>, { whole, counts }: ShapeInput) {
  const { value, percent } = counts.headline(whole, headline);
  const month = headline.over === 'newest' ? counts.newest(headline.measure) : undefined;
  const shown = { value: value ?? null, growthPercent: percent ?? null, unit: unitOf(headline.measure) };
  return month === undefined ? shown : { ...shown, month };
}

function totalOf(source: PopulationSource, { whole, counts }: ShapeInput): ResultRow {
  const measures = source.columns.filter((column) => 'measure' in column);
  return Object.fromEntries(measures.map(({ id, measure }) => [id, counts.figure(whole, measure) ?? null]));
}

/** A row per month and value; months without data keep their rows with null figures. */
function monthRows(source: PopulationSource, { groups, counts }: ShapeInput): ResultRow[] {
  const shown = groups.filter((group) => source.by.length === 0 || isMet(group, source, counts));
  return counts.months.flatMap((month) => {
    const rows = shown.map((group) => ({
      key: group.values,
      row: {
        month,
        ...dimensionCells(source.by, group.values),
        ...figuresOf(source, (measure) => counts.value(group, measure, month)),
      },
    }));
    return sorted(rows, source.columns[0]?.id);
  });
}

/** Whether a group has anything to show in any month of the range. */
function isMet(group: PopulationGroup, source: PopulationSource, counts: Counts): boolean {
  return source.columns.some(
    (column) =>
      'measure' in column && counts.months.some((month) => (counts.value(group, column.measure, month) ?? 0) > 0),
  );
}

function newestRows({ source, countryOf }: Section, { whole, groups, counts }: ShapeInput): ResultRow[] {
  const rows = groups
    .map((group) => {
      const figure = (measure: Measure) => counts.figure(group, measure);
      const share = (measure: Measure) => percentOf(figure(measure), counts.figure(whole, measure));
      return {
        key: group.values,
        row: { ...dimensionCells(source.by, group.values, countryOf), ...figuresOf(source, figure, share) },
      };
    })
    .filter(({ row }) => source.columns.some(({ id }) => typeof row[id] === 'number' && row[id] > 0));
  return sorted(rows, source.columns[0]?.id);
}

type Measure = Extract<PopulationColumn, { measure: unknown }>['measure'];
type Figure = (measure: Measure) => number | undefined;

function figuresOf({ columns }: PopulationSource, figure: Figure, share?: Figure): ResultRow {
  return Object.fromEntries(
    columns.map((column) => [
      column.id,
      ('measure' in column ? figure(column.measure) : share?.(column.shareOf)) ?? null,
    ]),
  );
}
