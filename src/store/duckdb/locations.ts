import type { DuckDBConnection } from '@duckdb/node-api';
import type { LocationNames, LocationsAnswer, LocationsQuery } from '#query/locations.ts';
import type { Scope, ScopedQuery } from '#query/scope.ts';
import { whereSql } from './conditions.ts';
import type { Held } from './state.ts';
import { partsOf } from './state.ts';
import { currentRows, normalText, quoted, tidyText } from './tables.ts';

/** Every location with its commonest name and how many rows are its own. */
export async function answerLocations(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<LocationsQuery>,
  held: Held,
): Promise<LocationsAnswer> {
  const bound: string[] = [];
  const met = query.sources.flatMap((source) => metSql(source, { scope, held, bound }));
  if (met.length === 0) return [];
  const found = await connection.runAndReadAll(
    `WITH met AS MATERIALIZED (${met.join(' UNION ALL ')}),
     named AS (SELECT ${normalText('l')} AS id, l, n, sum(rows_met) AS rows_met FROM met GROUP BY id, l, n),
     commonest AS (SELECT id, n FROM named WHERE n IS NOT NULL GROUP BY id, n
       QUALIFY row_number() OVER (PARTITION BY id ORDER BY sum(rows_met) DESC, n) = 1),
     written AS (SELECT id, l FROM named GROUP BY id, l
       QUALIFY row_number() OVER (PARTITION BY id ORDER BY sum(rows_met) DESC, l) = 1)
     SELECT l, n, total::DOUBLE FROM (SELECT id, sum(rows_met) AS total FROM named WHERE id IS NOT NULL GROUP BY id)
     JOIN written USING (id) LEFT JOIN commonest USING (id)
     ORDER BY n IS NULL, lower(n), l`,
    bound,
  );
  return found.getRows().map(([location, name, rows]) => ({
    location: String(location),
    name: name === null ? undefined : String(name),
    rows: Number(rows),
  }));
}

/** One row per location and name of a dataset; none when nothing of it is loaded. */
function metSql(
  { dataset: id, location, name }: LocationNames,
  { scope, held, bound }: { readonly scope: Scope; readonly held: Held; readonly bound: string[] },
): string[] {
  const dataset = held.tables.datasets.get(id);
  if (dataset === undefined) throw new Error(`no dataset ${id}`);
  const parts = partsOf(held, dataset);
  if (parts.length === 0) return [];
  const named = name === undefined ? 'NULL::VARCHAR' : tidyText(quoted(name));
  const rows = `${currentRows(dataset, parts, held.path)}${whereSql(dataset, { scope }, bound)}`;
  return [
    `SELECT ${tidyText(`${quoted(location)}::VARCHAR`)} AS l, ${named} AS n, count(*) AS rows_met FROM ${rows} GROUP BY l, n`,
  ];
}
