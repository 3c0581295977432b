import { type Month, monthOfDay, monthsOf } from '#base/month.ts';
import type { CompletionMeasure, CompletionMonthsSource, Completions } from '#model/completion.ts';
import type { CompletionFigure, CompletionMonthsAnswer } from '#query/completions.ts';
import { scopeQuery } from '#query/scope.ts';
import { growthOf } from '../growth.ts';
import type { Call, SectionOf } from '../kind.ts';
import type { Plan } from '../plan.ts';
import type { ResultHeadline, ResultRow, ResultSection } from '../result.ts';

type MonthsSection = SectionOf<'completion-months'>;

/** What the report counts completions of. */
export function completionsOf({ report }: Plan): Completions {
  if (report.completions === undefined) throw new Error(`${report.id} counts no completions`);
  return report.completions;
}

/** Figures per month and their count over the range, all from one question. */
export async function runMonths(
  sections: readonly MonthsSection[],
  plan: Plan,
  { deps, scope, signal }: Call,
): Promise<readonly ResultSection[]> {
  const figures = [...new Set(sections.flatMap(({ source }) => figuresOf(source)))];
  const query = { kind: 'completion-months', of: completionsOf(plan), range: plan.range, figures } as const;
  const answer = await deps.store.run('completion-months', scopeQuery(query, scope), signal);
  const running = monthOfDay(deps.today());
  return sections.map((section) => shapeMonths(section, { answer, plan, running }));
}

/** What the rows show, month by month, and what growth compares: never the cumulative line. */
function figuresOf(source: CompletionMonthsSource): readonly CompletionFigure[] {
  return [figureOf(source.measure), ...(source.cumulative ? [monthlyOf(source.measure)] : [])];
}

function figureOf(measure: CompletionMeasure): CompletionFigure {
  return measure.kind === 'completions' ? measure.type : measure.kind;
}

/** Trained people of one month by itself are those with a module row in it. */
function monthlyOf(measure: CompletionMeasure): CompletionFigure {
  return measure.kind === 'trained' ? 'active' : figureOf(measure);
}

interface Counted {
  readonly answer: CompletionMonthsAnswer;
  readonly plan: Plan;
  readonly running: Month;
}

function shapeMonths({ id, chart, note, source }: MonthsSection, counted: Counted): ResultSection {
  const unit = source.measure.kind === 'completions' ? 'completions' : 'people';
  return {
    id,
    chart,
    columns: [
      { id: 'month', type: 'month' },
      { id: 'value', type: 'integer', unit },
    ],
    rows: rowsOf(source, counted),
    ...(source.cumulative && { headline: { ...headlineOf(source, counted), unit } }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Months without data of the dataset show nothing, and what is cumulative goes on behind them. */
function rowsOf({ measure, cumulative }: CompletionMonthsSource, { answer, plan }: Counted): ResultRow[] {
  const counts = answer[figureOf(measure)] ?? [];
  const known = monthsWithData(plan);
  let sum = 0;
  return monthsOf(plan.range).map((month, slot) => {
    const count = counts[slot] ?? 0;
    sum += count;
    return { month, value: known.has(month) ? (cumulative ? sum : count) : null };
  });
}

/** Months in which the dataset has rows, before any scope. */
export function monthsWithData(plan: Plan): ReadonlySet<Month> {
  return new Set(plan.months[completionsOf(plan).dataset]);
}

/** The count of the range; growth is that of single months, the last complete one against the first. */
function headlineOf({ measure }: CompletionMonthsSource, counted: Counted): Omit<ResultHeadline, 'unit'> {
  const { answer, plan, running } = counted;
  const months = monthsOf(plan.range);
  const withData = monthsWithData(plan);
  const known = months.filter((month) => withData.has(month));
  if (known.length === 0) return { value: null, growthPercent: null };
  const value = (answer[figureOf(measure)] ?? []).reduce((sum, count) => sum + count, 0);
  const single = answer[monthlyOf(measure)] ?? [];
  const growth = growthOf((month) => single[months.indexOf(month)], { known, running });
  return { value, growthPercent: growth ?? null };
}
