import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '#base/month.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { SumsAnswer, SumsBreakdown, SumsGroup, SumsQuery } from '#query/sums.ts';
import { metRows } from './counted.ts';
import { relationOf } from './dataset-rows.ts';
import type { Held } from './state.ts';
import { monthOfNumber, quoted } from './tables.ts';
import { type Dictionary, toNumber } from './values.ts';

/** Sums of measures, each thing once: one scan into a small table, then a grouping of that per breakdown. */
export async function answerSums(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<SumsQuery>,
  held: Held,
): Promise<SumsAnswer> {
  const { months, filters, breakdowns } = query;
  const [from, to] = [months[0], months.at(-1)];
  const relation = relationOf(query.dataset, held);
  if (relation === undefined || from === undefined || to === undefined) return breakdowns.map(() => []);
  const met = metRows(relation.dataset, { scope, filters, range: { from, to } }, held.tables);
  await connection.run(`CREATE TEMP TABLE summed AS ${summedSql(query, met)}`);
  const answer: SumsGroup[][] = [];
  for (const breakdown of breakdowns) {
    const found = await connection.runAndReadAll(breakdownSql(breakdown));
    answer.push(groupsOf(found.getRows(), { breakdown, months, dictionary: held.tables.dictionary }));
  }
  return answer;
}

/** Sums per month and value of every dimension asked for. */
function summedSql({ breakdowns }: SumsQuery, met: string): string {
  const dimensions = new Set(breakdowns.flatMap(({ by }) => by));
  const measures = new Set(breakdowns.flatMap((breakdown) => breakdown.measures));
  const select = [
    'month_number AS month',
    ...[...dimensions].map(quoted),
    'count(*) AS met',
    ...[...measures].map((name) => `sum(${quoted(name)}) AS ${quoted(name)}`),
  ];
  return `SELECT ${select.join(', ')} FROM (${met}) WHERE counts GROUP BY ALL`;
}

function breakdownSql({ by, measures }: SumsBreakdown): string {
  const keys = ['month', ...by.map(quoted)].join(', ');
  const sums = measures.map((name) => `, sum(${quoted(name)})::DOUBLE`).join('');
  return `SELECT ${keys}, sum(met)::DOUBLE${sums} FROM summed GROUP BY ${keys}`;
}

interface Shape {
  readonly breakdown: SumsBreakdown;
  readonly months: readonly Month[];
  readonly dictionary: (column: string) => Dictionary;
}

interface OpenGroup {
  readonly values: readonly (string | undefined)[];
  readonly rows: number[];
  readonly sums: Record<string, (number | undefined)[]>;
}

function groupsOf(found: readonly (readonly unknown[])[], { breakdown, months, dictionary }: Shape): SumsGroup[] {
  const { by, measures } = breakdown;
  const slots = new Map(months.map((month, slot) => [month, slot]));
  const groups = new Map<string, OpenGroup>();
  for (const [month, ...cells] of found) {
    const slot = slots.get(monthOfNumber(toNumber(month)));
    if (slot === undefined) continue;
    const values = by.map((column, i) => dictionary(column).labels.get(toNumber(cells[i])));
    const key = JSON.stringify(values.map((value) => value ?? null));
    const group = groups.get(key) ?? openGroup(values, measures, months.length);
    groups.set(key, group);
    group.rows[slot] = (group.rows[slot] ?? 0) + toNumber(cells[by.length]);
    measures.forEach((name, i) => {
      add(group.sums[name], slot, cells[by.length + 1 + i]);
    });
  }
  return [...groups.values()];
}

function openGroup(values: OpenGroup['values'], measures: readonly string[], months: number): OpenGroup {
  const sums = measures.map((name) => [name, Array.from<number | undefined>({ length: months })] as const);
  return { values, rows: Array.from({ length: months }, () => 0), sums: Object.fromEntries(sums) };
}

function add(into: (number | undefined)[] | undefined, slot: number, value: unknown): void {
  if (into !== undefined && value !== null) into[slot] = (into[slot] ?? 0) + toNumber(value);
}
