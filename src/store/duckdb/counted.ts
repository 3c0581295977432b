import { monthIndex } from '#base/month.ts';
import type { Dataset } from '#model/dataset.ts';
import type { TenantTables } from './compile.ts';
import type { Narrowing } from './conditions.ts';
import { literal, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** What is kept of a dataset that is counted row by row (docs/seats.md). */
export const countedTables = (dataset: string) => ({ rows: `counted_${dataset}`, faces: `faces_${dataset}` }) as const;

/** A column of the faces as it is compared, null when empty; under its own name stands how it is shown. */
export const normOf = (column: string) => quoted(`${column} norm`);

/** A table of them in the tenant's file. */
export function countedTable(
  { name, counted }: Dataset,
  table: keyof ReturnType<typeof countedTables>,
  catalog: string,
) {
  if (counted === undefined) throw new Error(`${name} is not kept row by row`);
  return `${catalog}.${quoted(countedTables(name)[table])}`;
}

/**
 * The rows in numbers that are in scope and under the filters; `counts` tells whether a row counts where seats are added
 * of those of one thing the one with the smallest `nth`.
 */
export function metRows(dataset: Dataset, narrowing: Narrowing, tables: TenantTables): string {
  const rows = countedTable(dataset, 'rows', tables.catalog);
  const where = conditionsOf(dataset, narrowing, tables).join(' AND ');
  if (seesWholeThings(dataset, narrowing)) return `SELECT *, nth = 1 AS counts FROM ${rows} WHERE ${where}`;
  const first = 'nth = min(nth) OVER (PARTITION BY thing)';
  return (
    `SELECT *, true AS counts FROM ${rows} WHERE thing = 0 AND ${where} ` +
    `UNION ALL SELECT *, ${first} AS counts FROM ${rows} WHERE thing > 0 AND ${where}`
  );
}

/** Then the first row of a thing is always seen, and it is the one that counts. */
function seesWholeThings({ once, time }: Dataset, { scope, filters = [] }: Narrowing): boolean {
  const isOfMonth = time !== undefined && once?.per.includes(time) === true;
  return scope.locations === undefined && filters.length === 0 && isOfMonth;
}

function conditionsOf({ location }: Dataset, narrowing: Narrowing, tables: TenantTables): string[] {
  const { scope, filters = [], range } = narrowing;
  const located = scope.locations === undefined ? [] : [{ column: location ?? '', values: scope.locations }];
  const chosen = [...filters, ...located].map(({ column, values }) => {
    const { ids } = tables.dictionary(column);
    const wanted = new Set(values.flatMap((value) => ids.get(normalValue(value)) ?? []));
    return wanted.size === 0 ? 'false' : `${quoted(column)} IN (${[...wanted].join(', ')})`;
  });
  const months = range && `month_number BETWEEN ${monthIndex(range.from)} AND ${monthIndex(range.to)}`;
  return [months ?? 'true', ...chosen];
}

/** The normal text of a column of numbers, as a join and the expression it gives; `''` where nothing is set. */
export function textOf(column: string, { of, as, catalog }: { of: string; as: string; catalog: string }) {
  const join = ` LEFT JOIN ${catalog}.dictionary AS ${as} ON ${as}.column_name = ${literal(column)} AND ${as}.id = ${of}.${quoted(column)}`;
  return { join, text: `coalesce(${as}.norm, '')` };
}
