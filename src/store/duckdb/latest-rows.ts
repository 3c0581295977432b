import type { DuckDBConnection } from '@duckdb/node-api';
import type { LatestRowsAnswer, LatestRowsQuery } from '#query/latest-rows.ts';
import type { ScopedQuery } from '#query/scope.ts';
import { whereSql } from './conditions.ts';
import { datasetOf, fieldSql, open, type RowPlace, timeOf, typeOf } from './row-fields.ts';
import { answerTable, type RowColumn } from './row-table.ts';
import { type Held, partsOf } from './state.ts';
import { currentRows, literal, quoted } from './tables.ts';

interface Asked extends RowPlace {
  readonly query: LatestRowsQuery;
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
    fieldSql(name, field, { ...asked, seen, thing: query.thing, i, bound }),
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
