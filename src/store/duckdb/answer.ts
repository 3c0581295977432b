import type { DuckDBConnection } from '@duckdb/node-api';
import type { PopulationMeasure } from '#model/population.ts';
import type { ScopedQuery } from '#query/scope.ts';
import type { PopulationAnswer, PopulationGroup, PopulationQuery, ValuesAnswer, ValuesQuery } from '#query/tree.ts';
import { type Compiled, compilePopulation, compileValues, type TenantTables } from './compile.ts';
import { compileRowValues } from './row-values.ts';
import type { Held } from './state.ts';
import { normalValue, toNumber } from './values.ts';

interface OpenGroup {
  readonly values: readonly (string | undefined)[];
  readonly counts: Partial<Record<PopulationMeasure, readonly number[]>>;
}

/** Runs a population query and turns numbers back into the values people know. */
export async function answerPopulation(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<PopulationQuery>,
  { tables }: Held,
): Promise<PopulationAnswer> {
  if (query.months.length === 0) return query.breakdowns.map(() => []);
  const groups = query.breakdowns.map(() => new Map<string, OpenGroup>());
  const { setup, counts } = compilePopulation(query, scope, tables);
  for (const statement of setup) await connection.run(statement);
  for (const statement of counts) {
    const by = query.breakdowns[statement.breakdown]?.by ?? [];
    const into = groups[statement.breakdown];
    const answer = await connection.runAndReadAll(statement.sql);
    for (const row of answer.getRows())
      if (into) addRow(into, row, { by, statement, months: query.months.length, tables });
  }
  return groups.map((group): readonly PopulationGroup[] => [...group.values()]);
}

interface RowShape {
  readonly by: readonly string[];
  readonly statement: Compiled;
  readonly months: number;
  readonly tables: TenantTables;
}

function addRow(
  into: Map<string, OpenGroup>,
  row: readonly unknown[],
  { by, statement, months, tables }: RowShape,
): void {
  const ids = row.slice(0, by.length).map(toNumber);
  const key = ids.join(',');
  const labels = by.map((column, i) => tables.dictionary(column).labels.get(ids[i] ?? 0));
  const group = into.get(key) ?? { values: labels, counts: {} };
  statement.measures.forEach((measure, i) => {
    const start = by.length + i * months;
    group.counts[measure] = row.slice(start, start + months).map(toNumber);
  });
  into.set(key, group);
}

/** The values present in the range, by text; not set comes last. */
export async function answerValues(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<ValuesQuery>,
  held: Held,
): Promise<ValuesAnswer> {
  const { tables } = held;
  const found = new Map(query.columns.map((column) => [column, new Set<number>()]));
  for (const { column, sql } of compileValues(query, scope, tables)) {
    const answer = await connection.runAndReadAll(sql);
    for (const [id] of answer.getRows()) found.get(column)?.add(toNumber(id));
  }
  for (const { column, sql, bound } of compileRowValues(query, scope, held)) {
    const { ids } = tables.dictionary(column);
    const answer = await connection.runAndReadAll(sql, bound);
    for (const [raw] of answer.getRows()) found.get(column)?.add(ids.get(normalValue(toText(raw))) ?? 0);
  }
  return Object.fromEntries([...found].map(([column, ids]) => [column, labelsOf(column, ids, tables)]));
}

const toText = (raw: unknown) => (typeof raw === 'string' ? raw : null);

function labelsOf(column: string, ids: ReadonlySet<number>, tables: TenantTables): (string | undefined)[] {
  const { labels } = tables.dictionary(column);
  const known = [...ids].filter((id) => id > 0).map((id) => labels.get(id) ?? '');
  return [...known.sort(), ...(ids.has(0) ? [undefined] : [])];
}
