import type { CompletionValuesSource } from '#model/completion.ts';
import type { CompletionValues } from '#query/completions.ts';
import { scopeQuery } from '#query/scope.ts';
import type { Call, SectionOf } from '../kind.ts';
import { notSet, sorted } from '../order.ts';
import type { Plan } from '../plan.ts';
import type { ResultHeadline, ResultRow, ResultSection } from '../result.ts';
import { completionsOf, monthsWithData } from './months.ts';

type ValuesSection = SectionOf<'completion-values'>;

/** The slice of the names beyond the first (LRN-38). */
export const others = 'Others';

/** Completions of the range by value, all from one question. */
export async function runValues(
  sections: readonly ValuesSection[],
  plan: Plan,
  { deps, scope, signal }: Call,
): Promise<readonly ResultSection[]> {
  const breakdowns = sections.map(({ source: { type, by } }) => ({ type, by }));
  const query = { kind: 'completion-values', of: completionsOf(plan), range: plan.range, breakdowns } as const;
  const answer = await deps.store.run('completion-values', scopeQuery(query, scope), signal);
  const known = monthsWithData(plan);
  const hasData = [...known].some((month) => month >= plan.range.from && month <= plan.range.to);
  return sections.map((section, i) => shapeValues(section, answer[i] ?? { total: 0, values: [] }, hasData));
}

function shapeValues(section: ValuesSection, counted: CompletionValues, hasData: boolean): ResultSection {
  const { id, chart, source } = section;
  const note = counted.values.some(({ isOfFew }) => isOfFew) ? 'few-people-withheld' : section.note;
  return {
    id,
    chart,
    columns: [
      { id: 'value', type: 'text' },
      { id: 'completions', type: 'integer', unit: 'completions' },
    ],
    rows: rowsOf(source, counted),
    headline: { ...centreOf(source, counted, hasData), growthPercent: null },
    total: { completions: hasData ? counted.total : null },
    ...(note === undefined ? {} : { note }),
  };
}

/**
 * Largest first, ties by name, not set last; beyond the first names they are one row (LRN-38, LRN-39). Figures of too few
 * people are missing and stand behind the others.
 */
function rowsOf({ first }: CompletionValuesSource, { total, values }: CompletionValues): ResultRow[] {
  const rows = sorted(
    values.map(({ value, completions, isOfFew }) => ({
      key: [value],
      row: { value: value ?? notSet, completions: isOfFew ? null : completions },
    })),
    'completions',
  );
  if (first === undefined || rows.length <= first) return notToBeSubtracted(rows);
  const leading = rows.slice(0, first);
  const counted = values.filter(({ value }) => leading.some((row) => row.value === (value ?? notSet)));
  const rest = total - counted.reduce((sum, { completions }) => sum + completions, 0);
  // How many people all of the rest are is not known; where one of its values is of enough, so is the whole.
  const isOfFew = rows.slice(first).every(({ completions }) => completions === null);
  return notToBeSubtracted([...leading, { value: others, completions: isOfFew ? null : rest }]);
}

/** A single missing figure would be what is left of the total: the smallest other one goes with it. */
function notToBeSubtracted(rows: ResultRow[]): ResultRow[] {
  if (rows.filter(({ completions }) => completions === null).length !== 1) return rows;
  const known = rows.filter(({ completions }) => completions !== null);
  const smallest = known.toSorted((a, b) => Number(a.completions) - Number(b.completions))[0];
  return rows.map((row) => (row === smallest ? { ...row, completions: null } : row));
}

/** What stands in the centre: all completions, or how many different roles or products (LRN-32 … LRN-34). */
function centreOf(
  { by }: CompletionValuesSource,
  { total, values }: CompletionValues,
  hasData: boolean,
): Pick<ResultHeadline, 'value' | 'unit'> {
  const unit = by === 'name' ? 'completions' : by === 'role' ? 'roles' : 'products';
  if (!hasData) return { value: null, unit };
  return { value: by === 'name' ? total : values.filter(({ value }) => value !== undefined).length, unit };
}
