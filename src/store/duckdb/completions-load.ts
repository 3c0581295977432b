import {
  type CompletionDataset,
  completionsOf,
  completionTables,
  earliestFirst,
  listSeparators,
  numberedSql,
  tableIn,
} from './completions.ts';
import { type DatasetRows, type LoadTarget, loadSpellings } from './load.ts';
import { blanks, currentRows, literal, monthNumber, normalText, quoted } from './tables.ts';

/** Brings the number tables of a dataset of completions to its current rows. Runs inside the caller's transaction. */
export async function loadCompletions({ dataset, parts, path }: DatasetRows, target: LoadTarget): Promise<void> {
  const of = completionsOf(dataset);
  if (of === undefined) return;
  const { connection } = target;
  for (const table of Object.values(completionTables(dataset.name))) {
    await connection.run(`DROP TABLE IF EXISTS ${target.catalog}.${quoted(table)}`);
  }
  if (parts.length === 0) return;
  await connection.run(finishedSql(of, currentRows(dataset, parts, path)));
  const { item, type, lists } = of.columns;
  for (const column of [item, type, ...(dataset.location === undefined ? [] : [dataset.location])]) {
    await loadSpellings(target, { dataset, dimension: column, rows: 'finished' });
  }
  await connection.run(cellsTableSql(of, target));
  for (const column of Object.values(lists)) await loadCells(of, column, target);
  for (const statement of [peopleSql(of, target), rowsSql(of, target), namesTableSql(of, target)]) {
    await connection.run(statement);
  }
  await connection.run('DROP TABLE finished');
}

/** The rows that say something: who, what and when. Read from the lake once. */
function finishedSql(of: CompletionDataset, rows: string): string {
  const { columns, time, dataset } = of;
  const { person, personName, item, type, lists } = columns;
  const named = [person, personName, item, type, lists.role, lists.product, time];
  const select = [...named, ...(dataset.location === undefined ? [] : [dataset.location])].map(quoted).join(', ');
  const filled = [normalText(quoted(person)), normalText(quoted(item)), quoted(time)];
  const where = filled.map((each) => `${each} IS NOT NULL`).join(' AND ');
  return `CREATE OR REPLACE TEMP TABLE finished AS SELECT ${select}, delivery_order, line FROM ${rows} WHERE ${where}`;
}

/** `raw` finds the cell of a row while it is loaded; `value` is one of its values, a row per value. */
function cellsTableSql(of: CompletionDataset, target: LoadTarget): string {
  return `CREATE TABLE ${tableIn(target.catalog, of, 'cells')} (column_name VARCHAR, cell INTEGER, raw VARCHAR, value INTEGER)`;
}

/** Numbers the different cells of a list column and the values in them; repeats and empty ones drop out (LRN-33). */
async function loadCells(of: CompletionDataset, column: string, target: LoadTarget): Promise<void> {
  const { connection, catalog } = target;
  const cells = `SELECT ${quoted(column)} AS raw, count(*) AS n FROM finished WHERE ${quoted(column)} IS NOT NULL GROUP BY 1`;
  const split = `string_split_regex(raw, ${literal(listSeparators)})`;
  const parts = `SELECT raw, trim(unnest(${split}), ${blanks}) AS part, n FROM (${cells})`;
  const met = `(SELECT part AS ${quoted(column)}, n FROM (${parts}) WHERE part <> '')`;
  await loadSpellings(target, { dataset: of.dataset, dimension: column, rows: met, times: 'sum(n)::BIGINT' });
  const spelled = `SELECT raw AS part, id FROM ${catalog}.spelling WHERE dataset = ${literal(of.dataset.name)} AND column_name = ${literal(column)}`;
  await connection.run(
    `INSERT INTO ${tableIn(target.catalog, of, 'cells')} SELECT DISTINCT ${literal(column)}, dense_rank() OVER (ORDER BY raw), raw, id ` +
      `FROM (${parts}) JOIN (${spelled}) USING (part)`,
  );
}

function peopleSql(of: CompletionDataset, target: LoadTarget): string {
  const person = normalText(quoted(of.columns.person));
  return `CREATE TABLE ${tableIn(target.catalog, of, 'people')} AS SELECT row_number() OVER ()::INTEGER AS person, id FROM (SELECT DISTINCT ${person} AS id FROM finished)`;
}

/** A row per current row in numbers; `nth` tells its place among those of the same completion, 1 being the one that counts. */
function rowsSql(of: CompletionDataset, target: LoadTarget): string {
  const { columns, time } = of;
  const day = quoted(time);
  const nth = `row_number() OVER (PARTITION BY person, item, type ORDER BY ${earliestFirst(of)})::INTEGER AS nth`;
  const numbers = ['person', 'item', 'type', 'location', ...Object.keys(columns.lists)];
  return (
    `CREATE TABLE ${tableIn(target.catalog, of, 'rows')} AS ` +
    `SELECT ${numbers.join(', ')}, ${monthNumber(day)}::INTEGER AS month, ${day} AS day, ${nth}, delivery_order, line ` +
    `FROM (${numberedSql(of, target.catalog, 'finished')}) ORDER BY person, item, nth`
  );
}

/** a masked name is one of only asterisks or empty; the newest other one counts, ties by text. */
function namesTableSql(of: CompletionDataset, target: LoadTarget): string {
  const { columns, dataset, time } = of;
  const name = `trim(${quoted(columns.personName)}, ${blanks})`;
  const location = dataset.location === undefined ? 'NULL' : normalText(quoted(dataset.location));
  const named =
    `SELECT ${normalText(quoted(columns.person))} AS id, ${location} AS place, ${name} AS name, max(${quoted(time)}) AS day ` +
    `FROM finished WHERE ${name} <> '' AND NOT regexp_full_match(${name}, '\\*+') GROUP BY ALL`;
  const newest = `SELECT * FROM (${named}) QUALIFY row_number() OVER (PARTITION BY id, place ORDER BY day DESC, name) = 1`;
  const order = 'row_number() OVER (PARTITION BY person ORDER BY day DESC, name)';
  return (
    `CREATE TABLE ${tableIn(target.catalog, of, 'names')} AS SELECT person, coalesce(d.id, 0)::INTEGER AS location, name, ` +
    `${order}::INTEGER AS nth, ${order} = 1 AS newest FROM (${newest}) AS n JOIN ${tableIn(target.catalog, of, 'people')} AS p ON p.id = n.id ` +
    `LEFT JOIN ${target.catalog}.dictionary AS d ON d.column_name = ${literal(dataset.location ?? '')} AND d.norm = n.place`
  );
}
