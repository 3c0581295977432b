import { competencyPerformanceRequirement } from '#catalog/datasets/competency-performance-requirement.ts';
import { competencySummaryHistory } from '#catalog/datasets/competency-summary-history.ts';
import { monthCell } from '../cells.ts';
import { type Competency, competencies } from '../content/competencies.ts';
import { createRandom } from '../random.ts';
import { partnerTable } from '../table.ts';
import { monthOf, type World } from '../world.ts';

/** Each competency year by year: the newest line has today's status, older ones ended. */
export const competencySummaryHistoryTable = partnerTable({ dataset: competencySummaryHistory }, (world, emit) => {
  for (const competency of competencies) {
    const newest = lastAnniversary(world, competency, world.last);
    for (let from = newest; from >= Math.max(-12, newest - 36); from -= 12) {
      emit({
        CompetencyName: competency.name,
        CompetencyLevel: from === newest ? competency.level : 'Silver',
        CompetencyStatus: from === newest ? competency.status : 'Inactive',
        CompetencyStartDate: `${monthOf(world, from)}-20`,
        CompetencyEndDate: `${monthOf(world, from + 12)}-19`,
      });
    }
  }
});

export const competencyPerformanceRequirementTable = partnerTable(
  { dataset: competencyPerformanceRequirement },
  (world, emit) => {
    for (const competency of competencies) {
      for (const metric of competency.metrics) {
        const reached = contributions(world, `${competency.name} ${metric.name}`, targetOf(competency, metric));
        for (let month = 0; month <= world.last; month++) {
          emit({
            CompetencyName: competency.name,
            CompetencyAttainmentOptionName: competency.option,
            Month: monthCell(world, month),
            MetricName: metric.name,
            MetricMonthlyContribution: reached(month),
            TTMAggregate: sum(reached, month - 11, month),
            AnniversaryYearAggregate: sum(reached, lastAnniversary(world, competency, month), month),
            GoldThreshold: metric.gold,
            SilverThreshold: metric.silver,
          });
        }
      }
    }
  },
);

function targetOf({ level, status }: Competency, metric: { silver: number; gold: number }): number {
  const needed = level === 'Gold' ? metric.gold : metric.silver;
  return needed * (status === 'Active' ? 1.15 : 0.7);
}

/** What each month adds, so that twelve of them come to about the target; known from a year before the data on. */
function contributions(world: World, label: string, target: number): (month: number) => number {
  const random = createRandom(world.seed, 'competency', label);
  const months = Array.from({ length: world.months.length + 12 }, () =>
    Math.round((target / 12) * random.between(0.4, 1.6)),
  );
  return (month) => months[month + 12] ?? 0;
}

function sum(reached: (month: number) => number, from: number, to: number): number {
  let total = 0;
  for (let month = from; month <= to; month++) total += reached(month);
  return total;
}

/** The newest anniversary month that is not after `month`. */
function lastAnniversary(world: World, { anniversaryMonth }: Competency, month: number): number {
  let at = month;
  while (Number(monthOf(world, at).slice(5)) !== anniversaryMonth) at--;
  return at;
}
