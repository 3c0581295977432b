import { percentOf } from '#base/percent.ts';
import type { PopulationMeasure } from '#model/population.ts';
import type { Headline } from '#model/report.ts';
import type { PopulationMonths } from '#query/lifecycle.ts';
import type { PopulationGroup } from '#query/tree.ts';
import { growthOf } from '../growth.ts';

/** Reads a group's counts by month of the range; undefined where the month has no data for the measure. */
export interface Counts {
  /** Months of the range, oldest first, gaps included. */
  readonly months: readonly string[];
  value(group: PopulationGroup, measure: PopulationMeasure, month: string): number | undefined;
  /** The newest month of the range with data for the measure (mN). */
  newest(measure: PopulationMeasure): string | undefined;
  /** The months that the figure is of: the newest for a stock, all with data for a flow. */
  monthsOf(measure: PopulationMeasure): readonly string[];
  /** A stock at its newest month, a flow over the whole range; undefined without data. */
  figure(group: PopulationGroup, measure: PopulationMeasure): number | undefined;
  headline(whole: PopulationGroup, headline: Headline): { value: number | undefined; percent: number | undefined };
}

export interface CountsInput {
  readonly range: readonly string[];
  readonly counted: PopulationMonths;
  /** Datasets that count items; months read from another have no items. */
  readonly withItems: ReadonlySet<string>;
  /** The month still running: growth stops before it. */
  readonly running: string;
}

const flows: ReadonlySet<PopulationMeasure> = new Set(['added', 'existing', 'churned']);

export function countsOf({ range, counted, withItems, running }: CountsInput): Counts {
  const slots = new Map(counted.months.map((month, slot) => [month.month, slot]));
  const hasData = (measure: PopulationMeasure, month: string) => {
    const slot = slots.get(month);
    const at = slot === undefined ? undefined : counted.months[slot];
    if (at === undefined) return false;
    if (measure === 'active') return at.activity.length > 0;
    return measure !== 'items' || withItems.has(at.source);
  };
  const value = (group: PopulationGroup, measure: PopulationMeasure, month: string) =>
    hasData(measure, month) ? group.counts[measure]?.[slots.get(month) ?? -1] : undefined;
  const known = (measure: PopulationMeasure) => range.filter((month) => hasData(measure, month));
  const newest = (measure: PopulationMeasure) => known(measure).at(-1);
  const monthsOf = (measure: PopulationMeasure) => (flows.has(measure) ? known(measure) : known(measure).slice(-1));
  const figure = (group: PopulationGroup, measure: PopulationMeasure) => {
    const values = monthsOf(measure).map((month) => value(group, measure, month) ?? 0);
    return values.length === 0 ? undefined : values.reduce((total, count) => total + count, 0);
  };
  const growth = (group: PopulationGroup, measure: PopulationMeasure) =>
    growthOf((month) => value(group, measure, month), { known: known(measure), running });
  /** Size of the population in the month before the range, or in its first month when there is none. */
  const base = (group: PopulationGroup) =>
    counted.hasBase ? group.counts.present?.[0] : value(group, 'present', known('present')[0] ?? '');
  return {
    months: range,
    value,
    newest,
    monthsOf,
    figure,
    headline: (whole, { measure, percent }) => {
      const total = figure(whole, measure);
      return { value: total, percent: percent === 'growth' ? growth(whole, measure) : percentOf(total, base(whole)) };
    },
  };
}
