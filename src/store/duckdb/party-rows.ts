import type { DuckDBConnection } from '@duckdb/node-api';
import type { PartyField, PartyRowsAnswer, PartyRowsQuery } from '#query/party-rows.ts';
import type { ScopedQuery } from '#query/scope.ts';
import { isUnmasked } from './adoption-names.ts';
import { whereSql } from './conditions.ts';
import { datasetOf, open, type RowPlace, tidied, timeOf } from './row-fields.ts';
import { answerTable, type RowColumn } from './row-table.ts';
import { type Held, partsOf } from './state.ts';
import { currentRows, literal, quoted } from './tables.ts';

interface Asked extends RowPlace {
  readonly query: PartyRowsQuery;
  /** The rows that the reader may see. */
  readonly seen: string;
  readonly bound: string[];
}

/** One row per party, filtered, grouped and page by page. */
export async function answerPartyRows(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<PartyRowsQuery>,
  held: Held,
): Promise<PartyRowsAnswer> {
  const dataset = datasetOf(held, query.dataset);
  const parts = partsOf(held, dataset);
  const months = parts.flatMap(({ periods = [] }) => periods).sort();
  const newest = months.at(-1)?.slice(0, 7);
  if (newest === undefined) return { columns: [], rows: [], count: 0 };
  const bound: string[] = [];
  const seen = `(SELECT * FROM ${currentRows(dataset, parts, held.path)}${whereSql(dataset, { scope }, bound)})`;
  await connection.run(tableOf({ query, scope, held, dataset, seen, bound }, newest), bound);
  const { fields, things, added, counted, table } = query;
  const sum = (name: string) => ({ name, ofGroup: `sum(${quoted(name)})`, ofRow: quoted(name) });
  return answerTable(
    connection,
    {
      name: 'party_row',
      fields: Object.entries(fields).map(([name, field]): RowColumn => ({ name, type: typeOf(field) })),
      measures: [sum(things.name), sum(added.name), { name: counted, ofGroup: 'count(*)::DOUBLE', ofRow: '1::DOUBLE' }],
      order: ['party_key'],
    },
    table,
  );
}

function typeOf(field: PartyField): RowColumn['type'] {
  if (field.kind === 'unknown') return field.as;
  return field.kind === 'text' ? 'text' : 'day';
}

/** Makes `party_row`. */
function tableOf(asked: Asked, newest: string): string {
  const { query, dataset, seen } = asked;
  const { things, added } = query;
  const party = quoted(query.party);
  const cells = Object.entries(query.fields).map(([name, field], i) => ({ name, ...cellSql(field, asked, i) }));
  const columns = [
    ...cells.map(({ name, sql }) => `${sql} AS ${quoted(name)}`),
    `count(DISTINCT ${open(asked, things.column)})::DOUBLE AS ${quoted(things.name)}`,
    `sum(${open(asked, added.column)})::DOUBLE AS ${quoted(added.name)}`,
    `latest.${party} AS party_key`,
  ];
  const isNewest = `date_trunc('month', latest.${quoted(timeOf(dataset))}) = DATE ${literal(`${newest}-01`)}`;
  return `CREATE TEMP TABLE party_row AS SELECT ${columns.join(', ')}
    FROM ${seen} AS latest${cells.map(({ join }) => join).join('')}
    WHERE ${isNewest} AND latest.${party} IS NOT NULL GROUP BY latest.${party}`;
}

function cellSql(field: PartyField, asked: Asked, i: number): { readonly sql: string; readonly join: string } {
  switch (field.kind) {
    case 'text': {
      const value = tidied(open(asked, field.column));
      return { sql: `min(${value}) FILTER (${isUnmasked(value)})`, join: '' };
    }
    case 'unknown':
      return { sql: field.as === 'day' ? 'NULL::DATE' : 'NULL::VARCHAR', join: '' };
    case 'first-day':
    case 'last-day':
      return daySql(field, asked, i);
  }
}

/** Every row of a party meets the same day, so that the smallest of them is the day. */
function daySql(
  field: Extract<PartyField, { readonly thing: string }>,
  { query, scope, held, seen, bound }: Asked,
  i: number,
): { readonly sql: string; readonly join: string } {
  const other = datasetOf(held, field.dataset);
  const parts = partsOf(held, other);
  if (parts.length === 0) return { sql: 'NULL::DATE', join: '' };
  const end = field.kind === 'first-day' ? 'min' : 'max';
  const [party, thing] = [quoted(query.party), quoted(field.thing)];
  const rows = `(SELECT ${thing} AS thing, ${quoted(field.day)} AS day FROM ${currentRows(other, parts, held.path)}${whereSql(other, { scope }, bound)})`;
  const named = `(SELECT DISTINCT ${party} AS party, ${quoted(query.things.column)} AS thing FROM ${seen})`;
  const days = `SELECT named.party, ${end}(told.day) AS day FROM ${named} AS named JOIN ${rows} AS told ON told.thing = named.thing GROUP BY named.party`;
  return {
    sql: `min(day_${i}.day)::DATE`,
    join: ` LEFT JOIN (${days}) AS day_${i} ON day_${i}.party = latest.${party}`,
  };
}
