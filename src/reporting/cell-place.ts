import { Fault } from '#base/fault.ts';
import type { Cell } from './kind.ts';
import { notSet } from './order.ts';
import type { ResultCell, ResultColumn, ResultRow, ResultSection } from './result.ts';

/** A cell that the section shows: its values are those of the whole row, spelled as shown. */
export interface PlacedCell extends Cell {
  /** Nothing is shown there, so nothing is behind it. */
  readonly isEmpty: boolean;
}

/**
 * Finds a cell in the table it belongs to. Without a column it is the headline; without values it is the total, if the
 * section has one. Values compare without case and trimmed, then by their other names.
 * @param names values that are one thing under several names
 * @throws Fault `bad-parameter` for a column or value that the section does not have, and when values are missing
 */
export function placeCell(
  { column, values }: Cell,
  section: ResultSection,
  names: readonly (readonly string[])[] = [],
): PlacedCell {
  if (column === undefined) return placeHeadline(values, section);
  const figures = section.columns.filter(isFigure).map(({ id }) => id);
  if (!figures.includes(column)) {
    throw refusal(
      'column',
      `The section ${section.id} has no figure "${column}"; it has ${figures.join(', ')}`,
      figures,
    );
  }
  const total = section.total?.[column];
  if (Object.keys(values).length === 0 && total !== undefined) return { column, values: {}, isEmpty: total === null };
  const row = onlyRow(values, section, names);
  return { column, values: textsOf(row, section), isEmpty: isBlank(row[column]) };
}

function placeHeadline(values: Cell['values'], section: ResultSection): PlacedCell {
  const { id, headline, columns } = section;
  const figures = columns.filter(isFigure).map((column) => column.id);
  const [first] = Object.keys(values);
  if (first === undefined && headline !== undefined) return { values: {}, isEmpty: headline.value === null };
  const why = first === undefined ? `The section ${id} has no headline` : `${first} is given without a column`;
  throw refusal('column', `${why}; say whose rows to show: column is one of ${figures.join(', ')}`, figures);
}

/** The one row with these values. */
function onlyRow(values: Cell['values'], section: ResultSection, names: readonly (readonly string[])[]): ResultRow {
  const keys = section.columns.filter(isKey).map(({ id }) => id);
  let rows = section.rows;
  for (const [id, value] of Object.entries(values)) {
    if (!keys.includes(id)) {
      throw refusal(id, `The section ${section.id} has no column "${id}" that tells rows apart; ${known(keys)}`, keys);
    }
    const found = withValue(rows, { id, value, names });
    if (found.length === 0) {
      const allowed = valuesOf(rows, id);
      throw refusal(id, `No row of ${section.id} has "${value}" as ${id}; ${known(allowed)}`, allowed);
    }
    rows = found;
  }
  const [row, second] = rows;
  if (row === undefined) throw refusal('column', `The section ${section.id} has no rows here`, []);
  if (second === undefined) return row;
  const missing = keys.find((id) => valuesOf(rows, id).length > 1);
  // Rows of different things with the same names: nobody could say which is meant, so all of them are.
  if (missing === undefined) return row;
  const allowed = valuesOf(rows, missing);
  throw refusal(missing, `${missing} is missing: which row of ${section.id} is meant? ${known(allowed)}`, allowed);
}

interface Wanted {
  readonly id: string;
  readonly value: string;
  readonly names: readonly (readonly string[])[];
}

function withValue(rows: readonly ResultRow[], { id, value, names }: Wanted): readonly ResultRow[] {
  const wanted = fold(value) === '' ? notSet : fold(value);
  const found = rows.filter((row) => fold(row[id]) === wanted);
  // Names of different things may differ in nothing but case: then the one that is written like that is meant.
  const exact = found.filter((row) => row[id] === value);
  if (exact.length > 0) return exact;
  if (found.length > 0) return found;
  const others = names.filter((group) => group.some((name) => fold(name) === wanted)).flat();
  return rows.filter((row) => others.some((name) => fold(name) === fold(row[id])));
}

const isKey = ({ type }: ResultColumn) => type === 'month' || type === 'text';
const isFigure = (column: ResultColumn) => !isKey(column);
const isBlank = (cell: ResultCell | undefined) => cell === null || cell === undefined;
const fold = (cell: ResultCell | undefined) => (typeof cell === 'string' ? cell.trim().toLowerCase() : '');

function textsOf(row: ResultRow, { columns }: ResultSection): Record<string, string> {
  const texts = columns.filter(isKey).map(({ id }): [string, ResultCell | undefined] => [id, row[id]]);
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The different values of a column, as many as a person reads. */
function valuesOf(rows: readonly ResultRow[], id: string): string[] {
  const values = rows.map((row) => row[id]).filter((value) => typeof value === 'string');
  return [...new Set(values)].slice(0, mostNamed);
}

const mostNamed = 40;

const known = (allowed: readonly string[]) => (allowed.length === 0 ? 'there is none' : `known: ${allowed.join(', ')}`);

const refusal = (parameter: string, message: string, allowed: readonly string[]) =>
  new Fault('bad-parameter', message, { parameter, allowed });
