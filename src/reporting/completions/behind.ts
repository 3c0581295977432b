import { Fault } from '#base/fault.ts';
import type { MonthRange } from '#base/month.ts';
import type { CompletionChoice, CompletionsBehind } from '#query/completions.ts';
import type { RowsQuery } from '#query/tree.ts';
import type { Call, Cell, SectionOf } from '../kind.ts';
import { storedValue } from '../order.ts';
import type { Plan } from '../plan.ts';
import { withheldOf } from './learners.ts';
import { completionsOf, monthsWithData } from './months.ts';
import { others } from './values.ts';

interface On {
  readonly plan: Plan;
  readonly call: Call;
}

/** A month, or the months up to it where the figure is cumulative; without one the whole range. */
export function behindMonths({ source }: SectionOf<'completion-months'>, { values }: Cell, { plan }: On): RowsQuery[] {
  const { month } = values;
  if (month !== undefined && !monthsWithData(plan).has(month)) return [];
  const from = source.cumulative || month === undefined ? plan.range.from : month;
  return [rowsQuery(plan, { measure: source.measure, range: { from, to: month ?? plan.range.to } })];
}

/** The completions with the value; without one, all that the donut counts. */
export function behindValues({ source }: SectionOf<'completion-values'>, { values }: Cell, { plan }: On): RowsQuery[] {
  const { type, by, first } = source;
  const { value } = values;
  const measure = { kind: 'completions', type } as const;
  if (value === undefined) return [rowsQuery(plan, { measure })];
  const isRest = first !== undefined && value === others;
  const only: CompletionChoice = isRest ? { kind: 'beyond', first } : { kind: 'value', by, value: storedValue(value) };
  return [rowsQuery(plan, { measure, only })];
}

/**
 * The completions of one learner: those of the column's type, else of the section's own.
 * @throws Fault `forbidden` for a reader who may not see persons
 */
export function behindLearners(
  { source }: SectionOf<'learners'>,
  { column, values }: Cell,
  { plan, call }: On,
): RowsQuery[] {
  if (withheldOf(call.scope).length > 0) {
    throw new Fault('forbidden', 'The learners are persons, whom your role does not show', { parameter: 'section' });
  }
  const type = column === 'modules' ? 'module' : column === 'paths' ? 'path' : source.orderBy;
  const { userId } = values;
  const only = userId === undefined ? {} : { only: { kind: 'person', person: userId } as const };
  return [rowsQuery(plan, { measure: { kind: 'completions', type }, ...only })];
}

type Counted = Pick<CompletionsBehind, 'measure' | 'only'> & { readonly range?: MonthRange };

function rowsQuery(plan: Plan, { range = plan.range, ...counted }: Counted): RowsQuery {
  const of = completionsOf(plan);
  const behind = { kind: 'completions', of, range, ...counted } as const;
  return { kind: 'rows', dataset: of.dataset, columns: [], filters: [], behind };
}
