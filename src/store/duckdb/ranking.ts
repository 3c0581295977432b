import type { DuckDBConnection } from '@duckdb/node-api';
import type { RankedItem, RankingAnswer, RankingQuery } from '#query/ranking.ts';
import type { Scope, ScopedQuery } from '#query/scope.ts';
import { type DatasetRelation, relationOf } from './dataset-rows.ts';
import { compileRanking } from './ranking-sql.ts';
import type { Held } from './state.ts';
import { toNumber } from './values.ts';

/**
 * Items of the entities that lead by a measure, or of those a search finds. The amounts themselves leave the engine
 * only for a reader who may see them; the order is the same for everybody (RO-4).
 */
export async function answerRanking(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<RankingQuery>,
  held: Held,
): Promise<RankingAnswer> {
  const relation = relationOf(query.dataset, held);
  if (relation === undefined || query.months.length === 0) return { rows: [], count: 0 };
  const ranked = relationOf(query.rankedBy.dataset, held);
  const { dataset } = relation;
  const { setup, page, count } = compileRanking(query, { dataset, ranked, scope, tables: held.tables });
  for (const { sql, bound } of setup) await connection.run(sql, bound);
  const found = await connection.runAndReadAll(page);
  const counted = await connection.runAndReadAll(count);
  const shown = shapeOf(query, held, mayKnow(query, scope, ranked));
  return { rows: found.getRows().map((row) => toItem(row, shown)), count: toNumber(counted.getRows()[0]?.[0]) };
}

function mayKnow({ rankedBy }: RankingQuery, { may }: Scope, ranked: DatasetRelation | undefined): boolean {
  const sensitive = ranked?.dataset.columns[rankedBy.measure]?.sensitive;
  return sensitive === undefined || may.includes(sensitive);
}

interface Shape {
  readonly query: RankingQuery;
  readonly knows: boolean;
  /** How the value of the nth item column is shown. */
  readonly label: (value: string, item: number) => string;
}

function shapeOf(query: RankingQuery, { tables }: Held, knows: boolean): Shape {
  const dictionaries = query.items.map((column) => tables.dictionary(column));
  const label = (value: string, item: number) => {
    const { ids, labels } = dictionaries[item] ?? { ids: new Map(), labels: new Map() };
    return labels.get(ids.get(value) ?? 0) ?? value;
  };
  return { query, knows, label };
}

/** Cells in the order of `page` in ranking-sql.ts: entity, name, amount, items, then every measure's months. */
function toItem([entity, name, amount, ...cells]: readonly unknown[], { query, knows, label }: Shape): RankedItem {
  const { items, measures, months } = query;
  const figures = cells.slice(items.length).map(toFigure);
  const sums = measures.map(
    (measure, i) => [measure, figures.slice(i * months.length, (i + 1) * months.length)] as const,
  );
  return {
    entity: toText(entity),
    name: toText(name),
    items: cells.slice(0, items.length).map((value, i) => {
      const text = toText(value);
      return text === undefined ? undefined : label(text, i);
    }),
    amount: knows ? toFigure(amount) : undefined,
    sums: Object.fromEntries(sums),
  };
}

const toText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const toFigure = (value: unknown) => (value === null || value === undefined ? undefined : toNumber(value));
