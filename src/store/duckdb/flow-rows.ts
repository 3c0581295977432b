import type { DuckDBConnection } from '@duckdb/node-api';
import type { FlowRowsAnswer, FlowRowsQuery } from '#query/flow-rows.ts';
import type { ScopedQuery } from '#query/scope.ts';
import { whereSql } from './conditions.ts';
import { relationOf } from './dataset-rows.ts';
import { countedRows } from './once.ts';
import { fieldSql, open, typeOf } from './row-fields.ts';
import { answerTable, type RowColumn } from './row-table.ts';
import type { Held } from './state.ts';
import { quoted } from './tables.ts';

/** The rows of a dataset, filtered, grouped and page by page; rows that are the same in all stand in any order. */
export async function answerFlowRows(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<FlowRowsQuery>,
  held: Held,
): Promise<FlowRowsAnswer> {
  const relation = relationOf(query.dataset, held);
  if (relation === undefined) return { columns: [], rows: [], count: 0 };
  const { dataset, rows } = relation;
  const bound: string[] = [];
  const seen = `(SELECT * FROM ${rows}${whereSql(dataset, { scope }, bound)})`;
  const place = { dataset, scope, held, seen, bound };
  const cells = Object.entries(query.fields).map(([name, field], i) => fieldSql(name, field, { ...place, i }));
  const added = `${open(place, query.added.column)}::DOUBLE AS ${quoted(query.added.name)}`;
  const shown = cells.map(({ name, sql }) => `${sql} AS ${quoted(name)}`);
  await connection.run(
    `CREATE TEMP TABLE flow_row AS SELECT ${[...shown, added].join(', ')}
     FROM ${countedRows(relation, { scope }, bound)} AS latest${cells.map(({ join }) => join).join('')}`,
    bound,
  );
  const fields = Object.entries(query.fields).map(([name, field]): RowColumn => ({ name, type: typeOf(field) }));
  const sum = quoted(query.added.name);
  const measures = [{ name: query.added.name, ofGroup: `sum(${sum})`, ofRow: sum }];
  const order = [...fields.map(({ name }) => name), query.added.name];
  return answerTable(connection, { name: 'flow_row', fields, measures, order }, query.table);
}
