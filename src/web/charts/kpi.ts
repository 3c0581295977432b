import { type MonthRange, monthsOf } from '#base/month.ts';
import type { ResultSection } from '#contract/report.ts';
import { type Before, type Change, changeOf } from './before.ts';
import { hasMonths, measuresOf, numberAt } from './section.ts';

/** Whether a change is to be glad of, told by arrow and words too, never by colour alone. */
export type Tone = 'good' | 'bad' | 'even';

export interface Badge {
  readonly percent: number;
  readonly arrow: 'up' | 'down' | 'none';
  readonly tone: Tone;
  /** `growth` since the first month; `loss` is the part of the customers before the range that left. */
  readonly kind: 'growth' | 'loss';
}

export interface Kpi {
  readonly value: number | undefined;
  readonly badge: Badge | undefined;
  readonly months: readonly string[];
  /** By month of the range; undefined where there is no data. */
  readonly values: readonly (number | undefined)[];
  readonly before?: KpiBefore | undefined;
}

/** The same figure in the period before. */
export interface KpiBefore {
  readonly range: MonthRange;
  readonly value: number | undefined;
  readonly change: Change | undefined;
  readonly arrow: Badge['arrow'];
  readonly tone: Tone;
  /** Place by place beside the months on screen. */
  readonly months: readonly string[];
  readonly values: readonly (number | undefined)[];
}

/** A KPI section as number, badge and line over `months`; a section without months has no line. */
export function kpiOf(section: ResultSection, months: readonly string[]): Kpi {
  const measure = measuresOf(section)[0]?.id ?? 'value';
  const byMonth = new Map(section.rows.map((row) => [String(row.month), row]));
  const values = hasMonths(section) ? months.map((month) => numberAt(byMonth.get(month), measure)) : [];
  const { value = undefined, growthPercent } = section.headline ?? {};
  return {
    value: value ?? (section.headline ? undefined : values.findLast((one) => one !== undefined)),
    badge: growthPercent == null ? undefined : badgeOf(section.id, growthPercent),
    months: hasMonths(section) ? months : [],
    values,
  };
}

/** The figure of the period before, and how it changed since. */
export function kpiBefore(now: Kpi, { section, range }: Before): KpiBefore {
  const { value, months, values } = kpiOf(section, monthsOf(range));
  const change = changeOf(now.value, value, section.headline?.unit);
  const grew = Math.sign(change?.value ?? 0);
  const good = section.id.endsWith('-churned') ? -grew : grew;
  return {
    range,
    value,
    change,
    arrow: grew > 0 ? 'up' : grew < 0 ? 'down' : 'none',
    tone: good > 0 ? 'good' : good < 0 ? 'bad' : 'even',
    months,
    values,
  };
}

/** Losing customers is bad news however it is counted; everywhere else up is good. */
function badgeOf(id: string, percent: number): Badge {
  if (id.endsWith('-churned')) {
    return { percent, arrow: percent > 0 ? 'down' : 'none', tone: percent > 0 ? 'bad' : 'even', kind: 'loss' };
  }
  if (percent === 0) return { percent, arrow: 'none', tone: 'even', kind: 'growth' };
  return percent > 0
    ? { percent, arrow: 'up', tone: 'good', kind: 'growth' }
    : { percent, arrow: 'down', tone: 'bad', kind: 'growth' };
}
