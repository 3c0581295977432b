import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableAnswer, TableCell, TableChoice } from '#query/row-table.ts';
import { rowsOf } from './adoption.ts';
import { rowFilterSql } from './row-filter.ts';
import { quoted } from './tables.ts';
import { toNumber } from './values.ts';

/** A relation of rows to choose from; text in it is tidied. */
export interface RowRelation {
  readonly name: string;
  readonly fields: readonly RowColumn[];
  /** What stands behind the fields. */
  readonly measures: readonly RowMeasure[];
  /** Columns that put rows in an order that leaves none open. */
  readonly order: readonly string[];
}

export interface RowColumn {
  readonly name: string;
  readonly type: 'text' | 'day' | 'flag';
}

export interface RowMeasure {
  readonly name: string;
  /** Over the rows of a group. */
  readonly ofGroup: string;
  /** Of one row; absent: only groups have it. */
  readonly ofRow?: string;
}

/** The page of the rows that were chosen, and how many there are. */
export async function answerTable(
  connection: DuckDBConnection,
  relation: RowRelation,
  choice: TableChoice,
): Promise<TableAnswer> {
  const { columns, sql, order, bound } = tableSql(relation, choice);
  const { limit, offset } = choice.page;
  const [[count] = []] = await rowsOf(connection, `SELECT count(*) FROM (${sql})`, bound);
  const page = `${sql} ORDER BY ${order} LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`;
  const rows = await rowsOf(connection, page, bound);
  return { columns, rows: rows.map((row) => row.map(toCell)), count: toNumber(count) };
}

export interface TableSql {
  readonly columns: readonly string[];
  readonly sql: string;
  readonly order: string;
  /** The words in place of `$1`, `$2` … */
  readonly bound: string[];
}

/** Only names of the relation and placeholders reach the text (SEC-1). */
export function tableSql(relation: RowRelation, choice: TableChoice): TableSql {
  const bound: string[] = [];
  const where = choice.filter === undefined ? '' : ` WHERE ${rowFilterSql(choice.filter, bound)}`;
  const from = `${relation.name}${where}`;
  return { ...(choice.groupBy.length === 0 ? plain(relation, choice, from) : grouped(relation, choice, from)), bound };
}

type Listed = Omit<TableSql, 'bound'>;

function plain(relation: RowRelation, { orderBy = [] }: TableChoice, from: string): Listed {
  const { fields, measures, order } = relation;
  const shown = measures.flatMap(({ name, ofRow }) => (ofRow === undefined ? [] : [{ name, sql: ofRow }]));
  const cells = [...fields.map(fieldSql), ...shown.map(({ sql }) => sql)];
  return {
    columns: [...fields, ...shown].map(({ name }) => name),
    sql: `SELECT ${cells.join(', ')} FROM ${from}`,
    order: [
      ...orderBy.map(({ name, descending }) => ordered(plainOrder(relation, name), descending)),
      ...order.map((name) => ordered(quoted(name))),
    ].join(', '),
  };
}

function fieldSql({ name, type }: RowColumn): string {
  return type === 'day' ? `${quoted(name)}::VARCHAR` : quoted(name);
}

/** Text shows the spelling that most rows have, before the filter, ties by code point (X-45). */
function grouped(relation: RowRelation, { groupBy, daysBy, orderBy = [] }: TableChoice, from: string): Listed {
  const fields = groupBy.map((name) => columnOf(relation, name));
  const keys = fields.map((field, i) => `${keySql(field, daysBy)} AS key_${i}`);
  const sums = relation.measures.map(({ ofGroup }, i) => `${ofGroup} AS measure_${i}`);
  const cells = [
    ...fields.map(({ type }, i) => (type === 'text' ? `spelling_${i}.spelled` : shownKey(type, i))),
    ...sums.map((_, i) => `measure_${i}`),
  ];
  const spellings = fields.map(({ name, type }, i) => (type === 'text' ? spellingSql(relation, name, i) : ''));
  const groups = `SELECT ${[...keys, ...sums].join(', ')} FROM ${from} GROUP BY ${fields.map((_, i) => `key_${i}`).join(', ')}`;
  return {
    columns: [...groupBy, ...relation.measures.map(({ name }) => name)],
    sql: `SELECT ${cells.join(', ')} FROM (${groups}) AS groups${spellings.join('')}`,
    order: [
      ...orderBy.map(({ name, descending }) => ordered(groupOrder(relation, groupBy, name), descending)),
      ...fields.map((_, i) => ordered(`key_${i}`)),
    ].join(', '),
  };
}

/** Missing values last, whichever way. */
const ordered = (sql: string, descending = false) => `${sql}${descending ? ' DESC' : ''} NULLS LAST`;

function plainOrder(relation: RowRelation, name: string): string {
  const measure = relation.measures.find((each) => each.name === name)?.ofRow;
  if (measure !== undefined) return measure;
  const field = columnOf(relation, name);
  return field.type === 'text' ? `lower(${quoted(name)})` : quoted(name);
}

function groupOrder({ name: relation, measures }: RowRelation, groupBy: readonly string[], name: string): string {
  const [key, measure] = [groupBy.indexOf(name), measures.findIndex((each) => each.name === name)];
  if (key < 0 && measure < 0) throw new Error(`groups of ${relation} have no ${name}`);
  return key < 0 ? `measure_${measure}` : `key_${key}`;
}

function columnOf({ name: relation, fields }: RowRelation, name: string): RowColumn {
  const field = fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`${relation} has no field ${name}`);
  return field;
}

function keySql({ name, type }: RowColumn, daysBy: TableChoice['daysBy'] = 'day'): string {
  switch (type) {
    case 'text':
      return `lower(${quoted(name)})`;
    case 'flag':
      return quoted(name);
    case 'day':
      return `date_trunc('${daysBy}', ${quoted(name)})::DATE`;
  }
}

const shownKey = (type: 'day' | 'flag', i: number) => (type === 'day' ? `key_${i}::VARCHAR` : `key_${i}`);

function spellingSql({ name: relation }: RowRelation, name: string, i: number): string {
  const column = quoted(name);
  const met = `SELECT ${column} AS spelled, lower(${column}) AS normal, count(*) AS occurrences FROM ${relation} WHERE ${column} IS NOT NULL GROUP BY ALL`;
  const first = 'row_number() OVER (PARTITION BY normal ORDER BY occurrences DESC, spelled) = 1';
  return ` LEFT JOIN (SELECT * FROM (${met}) QUALIFY ${first}) AS spelling_${i} ON spelling_${i}.normal = key_${i}`;
}

function toCell(value: unknown): TableCell {
  if (value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`the engine answered a ${typeof value} cell`);
}
