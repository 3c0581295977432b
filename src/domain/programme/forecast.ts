import type { Day } from '#base/day.ts';
import { type MonthRange, monthsOf } from '#base/month.ts';
import type { Edition, Level, PointRules } from './edition.ts';
import { kpiWindowOn, renewalWindow } from './kpi-calendar.ts';
import { type KpiMonth, kpiSum } from './kpi-ledger.ts';
import { coursewarePoints, pointFacts } from './points.ts';
import { type LevelStanding, type PartnerFacts, renewalStandingOn, standingOn } from './standing.ts';

export interface Forecast {
  readonly window: MonthRange;
  /** `expected` months are not visible yet: the mean of those that are. */
  readonly months: readonly (KpiMonth & { readonly expected: boolean })[];
  readonly levels: readonly {
    readonly competency: string | null;
    readonly level: Level;
    readonly needed: number;
    readonly expected: number;
    readonly met: boolean;
  }[];
}

interface ForecastOf {
  readonly facts: PartnerFacts;
  readonly edition: Edition;
  /** Undefined: nothing is held, and the window shown is told. */
  readonly anniversary: Day | undefined;
}

/** Where the KPIs of the months that decide get to when the partner goes on buying as before (REN-8, REN-9). */
export function forecastOn(day: Day, { facts, edition, anniversary }: ForecastOf): Forecast {
  const shown = kpiWindowOn(day, edition);
  const window = anniversary === undefined ? shown : renewalWindow(anniversary);
  const reach = { window, shown };
  const { levels } =
    anniversary === undefined
      ? standingOn(day, { facts, edition })
      : renewalStandingOn(day, { facts, edition, anniversary });
  const asked = { facts, edition };
  return { window, months: monthsOn(facts, reach), levels: levels.flatMap((level) => levelOn(level, asked, reach)) };
}

/** The months that decide, and those that are visible. */
interface Reach {
  readonly window: MonthRange;
  readonly shown: MonthRange;
}

/** The months of the window that are known; none yet, and those shown stand for them. */
function knownMonths({ window, shown }: Reach): MonthRange {
  const to = window.to < shown.to ? window.to : shown.to;
  return to < window.from ? shown : { from: window.from, to };
}

function monthsOn(facts: PartnerFacts, reach: Reach): Forecast['months'] {
  const { kpi, revenueUsd } = meanOf(facts, reach);
  return kpiSum(facts.purchases, { window: reach.window }).byMonth.map((month) =>
    month.month <= reach.shown.to
      ? { ...month, expected: false }
      : { month: month.month, kpi, revenueUsd, expected: true },
  );
}

function meanOf(facts: PartnerFacts, reach: Reach, competency?: string): Omit<KpiMonth, 'month'> {
  const known = knownMonths(reach);
  const sum = kpiSum(facts.purchases, { window: known, ...(competency !== undefined && { competency }) });
  const count = monthsOf(known).length;
  return { kpi: rounded(sum.total / count), revenueUsd: rounded(sum.revenueUsd / count) };
}

function levelOn(standing: LevelStanding, asked: Omit<ForecastOf, 'anniversary'>, reach: Reach): Forecast['levels'] {
  const { competency, level, requirements } = standing;
  const measured = requirements.find(({ id }) => id === 'kpi' || id === 'coursewarePoints');
  if (measured === undefined) return [];
  const { points } = asked.edition;
  const expected =
    points === undefined
      ? expectedKpi(asked.facts, reach, competency ?? undefined)
      : expectedPoints(asked.facts, reach, points);
  const { needed } = measured;
  return [{ competency, level, needed, expected, met: expected >= needed }];
}

function expectedKpi(facts: PartnerFacts, reach: Reach, competency: string | undefined): number {
  const { window, shown } = reach;
  const missing = monthsOf(window).filter((month) => month > shown.to).length;
  const known = kpiSum(facts.purchases, { window, ...(competency !== undefined && { competency }) });
  return rounded(known.total + missing * meanOf(facts, reach, competency).kpi);
}

/** Units go on as before; what a cap leaves of them is seen at the end. */
function expectedPoints(facts: PartnerFacts, reach: Reach, rules: PointRules): number {
  const known = knownMonths(reach);
  const growth = monthsOf(reach.window).length / monthsOf(known).length;
  const { courseware } = pointFacts(facts, known, rules);
  return rounded(coursewarePoints(new Map([...courseware].map(([kind, units]) => [kind, units * growth])), rules));
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
