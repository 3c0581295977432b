import { type MonthRange, monthIndex } from '#base/month.ts';
import type { CompletionColumns } from '#model/completion.ts';
import type { Dataset } from '#model/dataset.ts';
import type { LinkedLearner } from '#query/learner-sight.ts';
import type { Scope } from '#query/scope.ts';
import type { TenantTables } from './compile.ts';
import { literal, normalText, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** The tables that stand for a dataset of completions (docs/completions.md). */
export const completionTables = (dataset: string) => ({
  /**
   * A row per current row: person, item, type, location, role and product as numbers, month, day, `nth` earliest row of
   * its completion, and where the row itself lies (see `locatedRows`).
   */
  rows: `completion_${dataset}`,
  /** Person → id as text. */
  people: `learner_${dataset}`,
  /** The newest unmasked name of a person per location (X-43). */
  names: `learner_name_${dataset}`,
  /** The values in a list cell: a row per column, cell and value; cell 0 has none. */
  cells: `completion_cell_${dataset}`,
});

/** A dataset that declares completions, with what they need. */
export interface CompletionDataset {
  readonly dataset: Dataset;
  readonly columns: CompletionColumns;
  readonly time: string;
}

/** Undefined for a dataset without completions. */
export function completionsOf(dataset: Dataset | undefined): CompletionDataset | undefined {
  if (dataset?.completions === undefined) return undefined;
  if (dataset.time === undefined || dataset.merge.kind !== 'events') {
    throw new Error(`completions of ${dataset.name} need a time column and come as events`);
  }
  return { dataset, columns: dataset.completions, time: dataset.time };
}

/** Characters between the values of a list in one cell. */
export const listSeparators = '[,;|]';

/** A table of numbers by what it holds. */
export const tableIn = (
  catalog: string,
  { dataset }: CompletionDataset,
  kind: keyof ReturnType<typeof completionTables>,
) => `${catalog}.${quoted(completionTables(dataset.name)[kind])}`;

/** Rows of the dataset with the numbers of their values before them. */
export function numberedSql(of: CompletionDataset, catalog: string, rows: string): string {
  const { columns, dataset } = of;
  const { person, item, type, lists } = columns;
  const spelled = { item, type, ...(dataset.location === undefined ? {} : { location: dataset.location }) };
  const values = Object.entries(spelled).map(([name, column]) => {
    const mine = `_${name}.dataset = ${literal(dataset.name)} AND _${name}.column_name = ${literal(column)}`;
    return `LEFT JOIN ${catalog}.spelling AS _${name} ON ${mine} AND _${name}.raw = f.${quoted(column)}`;
  });
  const cells = Object.entries(lists).map(([name, column]) => {
    const mine = `SELECT DISTINCT raw, cell FROM ${tableIn(catalog, of, 'cells')} WHERE column_name = ${literal(column)}`;
    return `LEFT JOIN (${mine}) AS _${name} ON _${name}.raw = f.${quoted(column)}`;
  });
  const idOf = (name: string) => (name in spelled ? `coalesce(_${name}.id, 0)` : '0');
  const select = [
    '_person.person',
    ...['item', 'type', 'location'].map((name) => `${idOf(name)}::INTEGER AS ${name}`),
    ...Object.keys(lists).map((name) => `coalesce(_${name}.cell, 0)::INTEGER AS ${name}`),
  ];
  return (
    `SELECT ${select.join(', ')}, f.* FROM ${rows} AS f ` +
    `JOIN ${tableIn(catalog, of, 'people')} AS _person ON _person.id = ${normalText(`f.${quoted(person)}`)} ` +
    [...values, ...cells].join(' ')
  );
}

/**
 * Earliest first, so that the first row of one completion is the one that counts (X-16): by day, then by the smallest
 * location, then by the text of roles, products and name; missing last.
 */
export function earliestFirst({ dataset, columns, time }: CompletionDataset): string {
  const { lists, item } = columns;
  const texts = [dataset.location, lists.role, lists.product, item].filter((column) => column !== undefined);
  const terms = [quoted(time), ...texts.map((column) => normalText(quoted(column))), quoted(item)];
  return terms.map((term) => `${term} NULLS LAST`).join(', ');
}

/**
 * The rows of the number table in scope; a reader limited to locations sees only rows of these (RO-12, RO-13), and where
 * only linked people count there are no others (ASC-12).
 */
export function rowsInScope(of: CompletionDataset, scope: Scope, tables: TenantTables): string {
  const rows = linkedRows(of, scope, tables);
  const where = locationSql(of.dataset, scope, tables);
  return where === undefined ? rows : `(SELECT * FROM ${rows} WHERE ${where})`;
}

/** What counts of a person is what they completed by a day, so the earliest row of a completion decides for all of it. */
function linkedRows(of: CompletionDataset, { learners }: Scope, { catalog }: TenantTables): string {
  const rows = tableIn(catalog, of, 'rows');
  const linked = learners?.linked;
  if (linked === undefined) return rows;
  if (linked.length === 0) return `(SELECT * FROM ${rows} WHERE false)`;
  const people = `SELECT person, up_to FROM ${tableIn(catalog, of, 'people')} JOIN ${linkedSql(linked)} USING (id)`;
  return `(SELECT r.* FROM ${rows} AS r JOIN (${people}) AS p ON p.person = r.person AND r.day <= p.up_to)`;
}

/** Profiles with their days, as one text that is taken apart: a statement of 50,000 rows takes ten times as long to read. */
function linkedSql(linked: readonly LinkedLearner[]): string {
  const known = linked.map(({ profile, upTo }) => [normalValue(profile), upTo]);
  // No id of a learner holds what stands between them here.
  const lines = known.filter(([profile = '']) => !/[\t\n]/.test(profile)).map((pair) => pair.join('\t'));
  const parts = `unnest(string_split(${literal(lines.join('\n'))}, '\n')) AS u(line)`;
  return `(SELECT split_part(line, '\t', 1) AS id, nullif(split_part(line, '\t', 2), '')::DATE AS up_to FROM ${parts})`;
}

/** One row per completion in scope: its earliest. */
export function completedSql(of: CompletionDataset, scope: Scope, tables: TenantTables): string {
  const rows = rowsInScope(of, scope, tables);
  if (scope.locations === undefined) return `(SELECT * FROM ${rows} WHERE nth = 1)`;
  return `(SELECT * FROM ${rows} QUALIFY row_number() OVER (PARTITION BY person, item, type ORDER BY nth) = 1)`;
}

/** The names in scope: person and the newest of them, ties by text (X-43). */
export function namesSql(of: CompletionDataset, scope: Scope, tables: TenantTables): string {
  const names = tableIn(tables.catalog, of, 'names');
  const where = locationSql(of.dataset, scope, tables) ?? 'newest';
  const choose =
    scope.locations === undefined ? '' : ` QUALIFY row_number() OVER (PARTITION BY person ORDER BY nth) = 1`;
  return `(SELECT person, name FROM ${names} WHERE ${where}${choose})`;
}

/** A condition on a number table's location; undefined for the whole company. */
export function locationSql({ location }: Dataset, { locations }: Scope, tables: TenantTables): string | undefined {
  if (locations === undefined) return undefined;
  if (location === undefined) return 'false';
  const { ids } = tables.dictionary(location);
  const found = locations.map((value) => ids.get(normalValue(value))).filter((id) => id !== undefined);
  return found.length === 0 ? 'false' : `location IN (${found.join(', ')})`;
}

/** Months as numbers, inclusive at both ends. */
export const monthsBetween = ({ from, to }: MonthRange) => `month BETWEEN ${monthIndex(from)} AND ${monthIndex(to)}`;

/** The number of a type as its dataset writes it; -1, which no row has, when nothing was met under that name. */
export function typeNumber({ columns }: CompletionDataset, name: string, tables: TenantTables): number {
  return tables.dictionary(columns.type).ids.get(normalValue(name)) ?? -1;
}
