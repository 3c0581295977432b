import type { DuckDBConnection } from '@duckdb/node-api';
import type { CurrentPart } from '#lake/manifest.ts';
import type { Dataset } from '#model/dataset.ts';
import { dropAmounts, loadAmounts } from './amounts.ts';
import { numberNew } from './numbering.ts';
import { entitySql, whenSql } from './presence.ts';
import { currentRows, literal, maskMonths, monthNumber, normalText, presenceTable, quoted } from './tables.ts';
import { normalValue, toNumber } from './values.ts';

export interface LoadTarget {
  readonly connection: DuckDBConnection;
  /** How the tenant's file is attached. */
  readonly catalog: string;
}

export interface DatasetRows {
  readonly dataset: Dataset;
  readonly parts: readonly CurrentPart[];
  readonly path: (part: CurrentPart) => string;
}

/** Brings the spellings and the presence of one dataset to its current rows. Runs inside the caller's transaction. */
export async function loadPresence({ dataset, parts, path }: DatasetRows, target: LoadTarget): Promise<void> {
  const { connection, catalog } = target;
  const { presence } = dataset;
  await connection.run(`DROP TABLE IF EXISTS ${catalog}.${quoted(presenceTable(dataset.name))}`);
  await connection.run(`DELETE FROM ${catalog}.spelling WHERE dataset = ${literal(dataset.name)}`);
  await dropAmounts(dataset, target);
  if (parts.length === 0) return;
  const rows = currentRows(dataset, parts, path);
  for (const dimension of dimensionsOf(dataset)) await loadSpellings(target, { dataset, dimension, rows });
  await loadAmounts({ dataset, rows }, target);
  if (presence === undefined) return;
  await connection.run(`CREATE OR REPLACE TEMP TABLE grouped AS ${groupedSql(dataset, rows)}`);
  await numberNew(target, 'entity', 'grouped');
  await numberNew(target, 'item', 'grouped');
  await connection.run(encodeSql(dataset, catalog));
  await connection.run('DROP TABLE grouped');
}

/** Every column whose values are shown as they are met most often (X-45). */
export const dimensionsOf = ({ presence, dimensions = [] }: Dataset): ReadonlySet<string> =>
  new Set([...(presence?.dimensions ?? []), ...dimensions]);

export interface Spelled {
  readonly dataset: Dataset;
  readonly dimension: string;
  /** A relation with a column of the dimension's name. */
  readonly rows: string;
  /** How often a group of rows was met. */
  readonly times?: string;
}

/** Counts the spellings of one dimension and numbers the values that are new to the tenant. */
export async function loadSpellings(
  { connection, catalog }: LoadTarget,
  { dataset, dimension, rows, times = 'count(*)' }: Spelled,
): Promise<void> {
  const column = quoted(dimension);
  const met = await connection.runAndReadAll(
    `SELECT ${column}, ${times} FROM ${rows} WHERE ${column} IS NOT NULL GROUP BY 1`,
  );
  const known = await connection.runAndReadAll(
    `SELECT norm, id FROM ${catalog}.dictionary WHERE column_name = ${literal(dimension)}`,
  );
  const ids = new Map(known.getRows().map(([norm, id]) => [String(norm), toNumber(id)]));
  const fold = synonymsOf(dataset, dimension);
  const fresh: (readonly [string, number, string])[] = [];
  const spellings = met.getRows().map(([raw, occurrences]) => {
    const text = String(raw);
    const norm = fold(normalValue(text));
    const id = norm === '' ? 0 : (ids.get(norm) ?? ids.size + 1);
    if (id > 0 && !ids.has(norm)) {
      ids.set(norm, id);
      fresh.push([dimension, id, norm]);
    }
    return [dataset.name, dimension, text, id, toNumber(occurrences)] as const;
  });
  await insert(connection, `${catalog}.dictionary`, fresh);
  await insert(connection, `${catalog}.spelling`, spellings);
}

/** One code per family: names that stand for one thing fold into the first of them (X-8). */
export function synonymsOf(dataset: Dataset, column: string): (norm: string) => string {
  const groups = dataset.columns[column]?.synonyms ?? [];
  const first = new Map(
    groups.flatMap((group) => group.map((name) => [normalValue(name), normalValue(group[0] ?? '')])),
  );
  return (norm) => first.get(norm) ?? norm;
}

const batch = 1000;

async function insert(connection: DuckDBConnection, table: string, rows: readonly (readonly (string | number)[])[]) {
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch);
    const places = part.map((row, i) => `(${row.map((_, j) => `$${i * row.length + j + 1}`).join(', ')})`);
    await connection.run(`INSERT INTO ${table} VALUES ${places.join(', ')}`, part.flat());
  }
}

/**
 * The rows that count as presence, one per entity, item, values and mask epoch. Grouping by the columns as they are
 * stored and tidying their text afterwards touches half a million groups instead of ten million rows.
 */
function groupedSql({ presence, time }: Dataset, rows: string): string {
  if (presence === undefined || time === undefined) throw new Error('a presence needs a time column');
  const named = [...presence.entity, ...(presence.item === undefined ? [] : [presence.item]), ...presence.dimensions];
  const columns = [...new Set(named)].map(quoted);
  const number = monthNumber(quoted(time));
  const inner =
    `SELECT ${columns.join(', ')}, ${number} // ${maskMonths} AS epoch, ` +
    `bit_or(1::UBIGINT << (${number} % ${maskMonths})) AS mask FROM ${rows} WHERE ${whenSql(presence)} GROUP BY ALL`;
  const entity = entitySql(presence);
  const item = presence.item === undefined ? 'NULL::VARCHAR' : normalText(quoted(presence.item));
  return `SELECT *, ${entity} AS entity, ${item} AS item FROM (${inner}) WHERE ${entity} IS NOT NULL`;
}

/** The presence table in numbers, ordered by entity so that its rows lie together. */
function encodeSql(dataset: Dataset, catalog: string): string {
  const dimensions = dataset.presence?.dimensions ?? [];
  const joins = dimensions.map(
    (name, i) =>
      `LEFT JOIN ${catalog}.spelling AS s${i} ON s${i}.dataset = ${literal(dataset.name)} ` +
      `AND s${i}.column_name = ${literal(name)} AND s${i}.raw = g.${quoted(name)}`,
  );
  const columns = dimensions.map((name, i) => `coalesce(s${i}.id, 0)::INTEGER AS ${quoted(name)}`);
  const select = [
    'e.id AS entity',
    'coalesce(i.id, 0)::INTEGER AS item',
    ...columns,
    'g.epoch::SMALLINT AS epoch',
    'g.mask AS mask',
  ];
  return (
    `CREATE TABLE ${catalog}.${quoted(presenceTable(dataset.name))} AS SELECT ${select.join(', ')} FROM grouped AS g ` +
    `JOIN ${catalog}.entity AS e ON e.norm = g.entity LEFT JOIN ${catalog}.item AS i ON i.norm = g.item ` +
    `${joins.join(' ')} ORDER BY e.id`
  );
}
