import type { DuckDBConnection } from '@duckdb/node-api';
import type { CustomerListAnswer, CustomerListQuery, CustomerNames } from '#query/customer-list.ts';
import type { Scope, ScopedQuery } from '#query/scope.ts';
import { isUnmasked } from './adoption-names.ts';
import { whereSql } from './conditions.ts';
import type { Held } from './state.ts';
import { partsOf } from './state.ts';
import { currentRows, normalText, quoted, tidyText } from './tables.ts';

/** Every customer with its newest unmasked name. */
export async function answerCustomerList(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<CustomerListQuery>,
  held: Held,
): Promise<CustomerListAnswer> {
  const bound: string[] = [];
  const named = query.sources.flatMap((source) => namedSql(source, { scope, held, bound }));
  if (named.length === 0) return [];
  const newest = (column: string) =>
    `SELECT customer, ${column} FROM met WHERE ${column} IS NOT NULL GROUP BY customer, ${column} ` +
    `QUALIFY row_number() OVER (PARTITION BY customer ORDER BY max(met_on) DESC, ${column}) = 1`;
  const found = await connection.runAndReadAll(
    `WITH met AS MATERIALIZED (${named.join(' UNION ALL ')})
     SELECT customer, name, market, has_adoption
     FROM (SELECT customer, bool_or(has_adoption) AS has_adoption FROM met GROUP BY customer)
     LEFT JOIN (${newest('name')}) USING (customer) LEFT JOIN (${newest('market')}) USING (customer)
     ORDER BY name IS NULL, lower(name), customer`,
    bound,
  );
  return found.getRows().map(([customer, name, market, hasAdoption]) => ({
    customer: String(customer),
    name: name === null ? undefined : String(name),
    market: market === null ? undefined : String(market),
    hasAdoption: hasAdoption === true,
  }));
}

/** One row per customer, name and market of a dataset; none when nothing of it is loaded. */
function namedSql(
  { dataset: id, customer, name, market, time, adoption }: CustomerNames,
  { scope, held, bound }: { readonly scope: Scope; readonly held: Held; readonly bound: string[] },
): string[] {
  const dataset = held.tables.datasets.get(id);
  if (dataset === undefined) throw new Error(`no dataset ${id}`);
  const parts = partsOf(held, dataset);
  if (parts.length === 0) return [];
  const text = (column: string | undefined) => (column === undefined ? 'NULL::VARCHAR' : quoted(column));
  const unmasked = (column: string) => `CASE WHEN ${isUnmasked(column)} THEN ${column} END`;
  const rows = `${currentRows(dataset, parts, held.path)}${whereSql(dataset, { scope }, bound)}`;
  const grouped = `SELECT ${quoted(customer)} AS c, ${text(name)} AS n, ${text(market)} AS m, max(${quoted(time)}) AS met_on FROM ${rows} GROUP BY c, n, m`;
  const tidied = `SELECT ${normalText('c')} AS customer, ${unmasked(tidyText('n'))} AS name, ${tidyText('m')} AS market, met_on, ${adoption} AS has_adoption FROM (${grouped})`;
  return [`SELECT * FROM (${tidied}) WHERE customer IS NOT NULL`];
}
