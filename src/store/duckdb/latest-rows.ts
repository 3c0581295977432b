import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '#model/dataset.ts';
import type { LatestField, LatestRowsAnswer, LatestRowsQuery, Words } from '#query/latest-rows.ts';
import type { Scope, ScopedQuery } from '#query/scope.ts';
import { isUnmasked } from './adoption-names.ts';
import { columnOf, whereSql } from './conditions.ts';
import { answerTable, type RowColumn } from './row-table.ts';
import { type Held, partsOf } from './state.ts';
import { currentRows, literal, normalText, quoted, trimmed } from './tables.ts';

interface Asked {
  readonly query: LatestRowsQuery;
  readonly scope: Scope;
  readonly held: Held;
  readonly dataset: Dataset;
}

/** The newest row of each thing, filtered, grouped and page by page. */
export async function answerLatestRows(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<LatestRowsQuery>,
  held: Held,
): Promise<LatestRowsAnswer> {
  const asked = { query, scope, held, dataset: datasetOf(held, query.dataset) };
  const { fields, added, counted, table } = query;
  const columns = Object.entries(fields).map(([name, field]): RowColumn => ({ name, type: typeOf(field) }));
  const found = await createRows(connection, asked);
  if (!found) return { columns: [], rows: [], count: 0 };
  const sum = quoted(added.name);
  return answerTable(
    connection,
    {
      name: 'latest_row',
      fields: columns,
      measures: [
        { name: counted, ofGroup: 'count(thing_key)::DOUBLE' },
        { name: added.name, ofGroup: `sum(${sum})`, ofRow: sum },
      ],
      order: ['thing_key'],
    },
    table,
  );
}

function datasetOf(held: Held, name: string): Dataset {
  const dataset = held.tables.datasets.get(name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  return dataset;
}

function typeOf(field: LatestField): RowColumn['type'] {
  switch (field.kind) {
    case 'text':
    case 'word':
    case 'name':
      return 'text';
    case 'day':
    case 'last-day':
      return 'day';
    case 'flag':
      return 'flag';
    case 'unknown':
      return field.as;
  }
}

/** Makes `latest_row`; false when nothing of the dataset is loaded. */
async function createRows(connection: DuckDBConnection, asked: Asked): Promise<boolean> {
  const { query, scope, held, dataset } = asked;
  const parts = partsOf(held, dataset);
  const newest = parts
    .flatMap(({ periods = [] }) => periods)
    .sort()
    .at(-1);
  if (newest === undefined) return false;
  const bound: string[] = [];
  const seen = `(SELECT * FROM ${currentRows(dataset, parts, held.path)}${whereSql(dataset, { scope }, bound)})`;
  const fields = Object.entries(query.fields).map(([name, field], i) =>
    fieldSql(name, field, { ...asked, seen, i, bound }),
  );
  const month = quoted(timeOf(dataset));
  const gone = quoted(query.gone.field);
  const isGone = `date_trunc('month', latest.${month}) < DATE ${literal(`${newest.slice(0, 7)}-01`)}`;
  const cells = fields.map(({ name, sql }) =>
    quoted(name) === gone
      ? `CASE WHEN ${isGone} THEN ${literal(query.gone.value)} ELSE ${sql} END AS ${gone}`
      : `${sql} AS ${quoted(name)}`,
  );
  const added = `${open(asked, query.added.column)}::DOUBLE AS ${quoted(query.added.name)}`;
  const id = `latest.${quoted(query.thing)} AS thing_key`;
  await connection.run(
    `CREATE TEMP TABLE latest_row AS SELECT ${[...cells, added, id].join(', ')}
     FROM ${newestOf(asked, seen)} AS latest${fields.map(({ join }) => join).join('')}`,
    bound,
  );
  return true;
}

/** The rows of the newest month of each thing, one of each: flag 0 first, then the smallest location (X-42). */
function newestOf({ query, dataset }: Asked, seen: string): string {
  const [thing, month] = [quoted(query.thing), quoted(timeOf(dataset))];
  const { once, location } = dataset;
  const shown = Object.values(query.fields).flatMap((field) =>
    'column' in field ? [field.column] : 'columns' in field ? field.columns : [],
  );
  const order = [once?.flag, location, query.added.column, ...shown].filter((name) => name !== undefined);
  const last = `SELECT ${thing} AS thing, max(${month}) AS newest FROM ${seen} WHERE ${thing} IS NOT NULL GROUP BY ${thing}`;
  return `(
    SELECT rows.* FROM ${seen} AS rows JOIN (${last}) AS last ON rows.${thing} = last.thing AND rows.${month} = last.newest
    QUALIFY row_number() OVER (PARTITION BY rows.${thing} ORDER BY ${[...new Set(order)].map((name) => `rows.${quoted(name)} NULLS LAST`).join(', ')}) = 1)`;
}

function timeOf({ name, time }: Dataset): string {
  if (time === undefined) throw new Error(`${name} has no time`);
  return time;
}

interface FieldPlace extends Asked {
  /** The rows that the reader may see. */
  readonly seen: string;
  /** Tells joins apart. */
  readonly i: number;
  readonly bound: string[];
}

interface FieldSql {
  readonly name: string;
  readonly sql: string;
  readonly join: string;
}

function fieldSql(name: string, field: LatestField, place: FieldPlace): FieldSql {
  const plain = (sql: string) => ({ name, sql, join: '' });
  switch (field.kind) {
    case 'text':
      return plain(`coalesce(${field.columns.map((column) => tidied(open(place, column))).join(', ')})`);
    case 'word':
      return plain(wordSql(open(place, field.column), field));
    case 'day':
      return plain(`${open(place, field.column)}::DATE`);
    case 'flag':
      return plain(`${normalText(open(place, field.column))} IN (${field.yes.map(literal).join(', ')})`);
    case 'name':
      return { name, ...nameSql(field, place) };
    case 'last-day':
      return { name, ...lastDaySql(field, place) };
    case 'unknown':
      return plain(field.as === 'day' ? 'NULL::DATE' : 'NULL::VARCHAR');
  }
}

const tidied = (sql: string) => `nullif(${trimmed(sql)}, '')`;

/** A column of the row; one that the scope does not open is never filled (RO-3). */
function open({ dataset, scope }: Pick<Asked, 'dataset' | 'scope'>, column: string): string {
  const { sensitive } = columnOf(dataset, column);
  return sensitive === undefined || scope.may.includes(sensitive) ? `latest.${quoted(column)}` : 'NULL';
}

function wordSql(value: string, { words, other }: { readonly words: Words; readonly other?: string }): string {
  const cases = Object.entries(words).map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`);
  const rest = other === undefined ? `upper(${tidied(value)})` : literal(other);
  return `CASE ${normalText(value)} ${cases.join(' ')} ELSE CASE WHEN ${normalText(value)} IS NOT NULL THEN ${rest} END END`;
}

function nameSql(
  { column, of }: Extract<LatestField, { kind: 'name' }>,
  { seen, i, dataset, ...place }: FieldPlace,
): Pick<FieldSql, 'sql' | 'join'> {
  if (open({ dataset, ...place }, column) === 'NULL') return { sql: 'NULL::VARCHAR', join: '' };
  const [who, month] = [quoted(of), quoted(timeOf(dataset))];
  const met = `SELECT ${who} AS who, ${tidied(quoted(column))} AS name, max(${month}) AS met_on FROM ${seen} GROUP BY ALL`;
  const first = 'row_number() OVER (PARTITION BY who ORDER BY met_on DESC, name) = 1';
  const names = `SELECT who, name FROM (${met}) WHERE who IS NOT NULL AND ${isUnmasked('name')} QUALIFY ${first}`;
  const own = tidied(`latest.${quoted(column)}`);
  return {
    sql: `coalesce(named_${i}.name, CASE WHEN ${isUnmasked(own)} THEN ${own} END)`,
    join: ` LEFT JOIN (${names}) AS named_${i} ON named_${i}.who = latest.${who}`,
  };
}

function lastDaySql(
  field: Extract<LatestField, { kind: 'last-day' }>,
  { query, scope, held, i, bound }: FieldPlace,
): Pick<FieldSql, 'sql' | 'join'> {
  const other = datasetOf(held, field.dataset);
  const parts = partsOf(held, other);
  if (parts.length === 0) return { sql: 'NULL::DATE', join: '' };
  const thing = quoted(field.thing);
  const rows = `${currentRows(other, parts, held.path)}${whereSql(other, { scope }, bound)}`;
  const last = `SELECT ${thing} AS thing, max(${quoted(field.day)}) AS last_day FROM ${rows} GROUP BY ${thing}`;
  return {
    sql: `last_${i}.last_day`,
    join: ` LEFT JOIN (${last}) AS last_${i} ON last_${i}.thing = latest.${quoted(query.thing)}`,
  };
}
