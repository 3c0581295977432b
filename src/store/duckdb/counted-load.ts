import type { Column, Dataset } from '#model/dataset.ts';
import { countedTable, countedTables, normOf } from './counted.ts';
import { monthColumn } from './dataset-rows.ts';
import { type DatasetRows, dimensionsOf, type LoadTarget } from './load.ts';
import { standsFirst, thingOf } from './once.ts';
import { currentRows, literal, normalText, quoted, tidyText } from './tables.ts';

/**
 * Keeps the rows of a dataset in numbers: what each is of (`face`), its dimensions and measures, and its place among the
 * rows of its thing. Stands on the spellings of the dataset. Runs inside the caller's transaction.
 */
export async function loadCounted({ dataset, parts, path }: DatasetRows, target: LoadTarget): Promise<void> {
  if (dataset.counted === undefined) return;
  const { connection, catalog } = target;
  for (const table of Object.values(countedTables(dataset.name))) {
    await connection.run(`DROP TABLE IF EXISTS ${catalog}.${quoted(table)}`);
  }
  if (parts.length === 0) return;
  const rows = currentRows(dataset, parts, path);
  await connection.run(`CREATE OR REPLACE TEMP TABLE faces AS ${facesSql(dataset, rows)}`);
  await connection.run(tidiedSql(dataset, catalog));
  await connection.run(`CREATE OR REPLACE TEMP TABLE repeated AS ${repeatedSql(dataset, rows)}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE numbered AS ${numberedSql(dataset, rows)}`);
  await connection.run(rowsSql(dataset, catalog));
  for (const table of ['numbered', 'repeated', 'faces']) await connection.run(`DROP TABLE ${table}`);
}

/** Every combination of the texts that say what a row is of, once and as they are written. */
function facesSql(dataset: Dataset, rows: string): string {
  const columns = facesOf(dataset).map(quoted).join(', ');
  return `SELECT row_number() OVER ()::INTEGER AS face, ${columns} FROM (SELECT DISTINCT ${columns} FROM ${rows})`;
}

/** The combinations as they are shown and as they are compared (X-45). */
function tidiedSql(dataset: Dataset, catalog: string): string {
  const texts = facesOf(dataset).flatMap((name) => [
    `${tidyText(`${quoted(name)}::VARCHAR`)} AS ${quoted(name)}`,
    `${normalText(quoted(name))} AS ${normOf(name)}`,
  ]);
  return `CREATE TABLE ${countedTable(dataset, 'faces', catalog)} AS SELECT face, ${texts.join(', ')} FROM faces`;
}

/** The things with several rows, numbered (X-42); there are none without a rule of what is one thing. */
function repeatedSql(dataset: Dataset, rows: string): string {
  const { id, parts } = thingOf(dataset);
  const keys = parts.map((part, i) => `${part} AS key_${i}`).join(', ');
  const met = `SELECT ${keys} FROM ${rows} WHERE ${id} IS NOT NULL GROUP BY ALL HAVING count(*) > 1`;
  return `SELECT row_number() OVER ()::INTEGER AS thing, * FROM (${met})`;
}

/** The rows as they are, with the number of their thing where it has several. */
function numberedSql(dataset: Dataset, rows: string): string {
  const { parts } = thingOf(dataset);
  const sameThing = parts.map((part, i) => `${part} IS NOT DISTINCT FROM key_${i}`).join(' AND ');
  const sameFace = facesOf(dataset).map((name) => `f.${quoted(name)} IS NOT DISTINCT FROM r.${quoted(name)}`);
  const columns = readOf(dataset).map((name) => `r.${quoted(name)}`);
  return (
    `SELECT ${columns.join(', ')}, thing, face FROM (SELECT r.*, coalesce(thing, 0) AS thing FROM ${rows} AS r LEFT JOIN repeated ON ${sameThing}) AS r ` +
    `JOIN faces AS f ON ${sameFace.join(' AND ')}`
  );
}

function rowsSql(dataset: Dataset, catalog: string): string {
  const dimensions = [...dimensionsOf(dataset)];
  const spelled = dimensions.map(
    (name, i) =>
      `LEFT JOIN ${catalog}.spelling AS s${i} ON s${i}.dataset = ${literal(dataset.name)} ` +
      `AND s${i}.column_name = ${literal(name)} AND s${i}.raw = n.${quoted(name)}`,
  );
  const select = [
    `${monthColumn(dataset)}::INTEGER AS month_number`,
    'face',
    'thing',
    'nth::INTEGER AS nth',
    ...dimensions.map((name, i) => `coalesce(s${i}.id, 0)::INTEGER AS ${quoted(name)}`),
    ...measuresOf(dataset).map((name) => `n.${quoted(name)}`),
  ];
  const order = standsFirst(dataset).join(', ');
  const nth = `row_number() OVER (PARTITION BY thing ORDER BY ${order})`;
  const placed = `SELECT *, 1 AS nth FROM numbered WHERE thing = 0 UNION ALL SELECT *, ${nth} AS nth FROM numbered WHERE thing > 0`;
  return (
    `CREATE TABLE ${countedTable(dataset, 'rows', catalog)} AS SELECT ${select.join(', ')} FROM (${placed}) AS n ` +
    spelled.join(' ')
  );
}

/** What is kept of a row, and what places it among the rows of its thing. */
function readOf(dataset: Dataset): string[] {
  const { time, once, location, presence } = dataset;
  const kept = [...dimensionsOf(dataset), ...measuresOf(dataset), ...(presence?.entity ?? [])];
  return [...new Set([time, once?.flag, location, ...kept].filter((name) => name !== undefined))];
}

const facesOf = ({ counted }: Dataset): readonly string[] => counted?.faces ?? [];

const measuresOf = ({ columns }: Dataset) =>
  Object.entries<Column>(columns)
    .filter(([, { kind, aggregate }]) => kind === 'measure' && aggregate === 'sum')
    .map(([name]) => name);
