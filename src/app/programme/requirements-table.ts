import { CsvError, parse } from 'csv-parse/sync';
import { isDay } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import { type Level, levels, type RequirementSet } from '#domain/programme/edition.ts';
import { lineBreaks } from '#ingest/read/careful.ts';

/** A cell that cannot be taken: where, what stands there and what is allowed. */
export interface RowProblem {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** Requirement sets as a table says them, with the line that each begins in. */
export interface RequirementsTable {
  readonly sets: readonly { readonly line: number; readonly set: RequirementSet }[];
  readonly problems: readonly RowProblem[];
}

/** The columns and other names for them, all without regard to case, spaces, hyphens and underscores. */
const columns = {
  id: ['set', 'requirementset'],
  level: ['tier'],
  competency: ['competencyname', 'area'],
  region: [],
  from: ['validfrom', 'start', 'begin', 'effectivefrom'],
  to: ['validto', 'until', 'end', 'effectiveto'],
  kpi: ['kpis', 'kpivalue', 'kpithreshold', 'points'],
  trainers: ['mct', 'mcts', 'trainercount', 'mctcount'],
  exams: ['examcount', 'skills'],
  revenueUsd: ['revenue', 'revenuethreshold'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Column = keyof typeof columns;
const names = Object.keys(columns).filter((name): name is Column => name in columns);
const needed = ['id', 'level'] as const satisfies readonly Column[];

/** Other ways to write a level. */
const levelNames: Readonly<Record<string, Level>> = {
  actionpack: 'learning-action-pack',
  pack: 'learning-action-pack',
};

/**
 * Reads requirement sets from CSV or TSV with a header. An empty threshold is one that is not known yet; an empty `from`
 * is the first day of the edition.
 * @throws Fault `unreadable` for what is no such table at all
 */
export function readRequirements(
  text: string,
  { file, from }: { readonly file: string; readonly from: string },
): RequirementsTable {
  const [header, ...rows] = recordsOf(text, file);
  const places = placesOf(header?.cells ?? [], file);
  const problems: RowProblem[] = [];
  const sets = rows.flatMap(({ line, cells }) => {
    const own: RowProblem[] = [];
    const note = (column: string, value: string, reason: string) => own.push({ line, column, value, reason });
    const set = toSet(cells, { places, from, note });
    const beyond = cells.slice(header?.cells.length ?? 0).filter((cell) => cell.trim() !== '');
    if (beyond.length > 0)
      note('', beyond.join(' '), 'stands beyond the last column; quote a cell that holds a separator');
    problems.push(...own);
    return own.length === 0 && set !== undefined ? [{ line, set }] : [];
  });
  problems.push(...doubledIds(sets));
  if (sets.length === 0 && problems.length === 0)
    throw new Fault('unreadable', `${file} has a header and no row below it`);
  return { sets, problems };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

interface WithText {
  readonly record: readonly string[];
  readonly raw: string;
}

function recordsOf(text: string, file: string): Row[] {
  const delimiter = delimiterOf(text);
  const options = { bom: true, delimiter, relax_column_count: true, relax_quotes: true, raw: true };
  try {
    const read: unknown = parse(text, { ...options, record_delimiter: ['\r\n', '\n', '\r'] });
    let line = 1;
    return parseRecords(read).flatMap(({ record, raw }) => {
      const begins = line;
      line += lineBreaks(raw);
      return record.every((cell) => cell.trim() === '') ? [] : [{ line: begins, cells: record }];
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const what = cause.code === 'CSV_QUOTE_NOT_CLOSED' ? 'opens a quote (") that is never closed' : 'cannot be read';
    throw new Fault('unreadable', `${file}: line ${cause.lines} ${what}; mend it and try again`, { cause });
  }
}

/** With `raw` a record comes with its own text, which the types of the parser do not tell. */
function parseRecords(read: unknown): readonly WithText[] {
  if (!Array.isArray(read)) throw new Error('records come as a list');
  return read;
}

/** The one that parts the header into most cells. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const parts = (delimiter: string) => header.split(delimiter).length;
  return ['\t', ',', ';', '|'].reduce((best, each) => (parts(each) > parts(best) ? each : best));
}

const plain = (title: string) => title.toLowerCase().replace(/[\s_-]+/g, '');
const byTitle = new Map(
  names.flatMap((name) => [name, ...columns[name]].map((title): [string, Column] => [plain(title), name])),
);

/** @throws Fault `unreadable` for a header that lacks a column, has it twice or has one that nobody knows */
function placesOf(header: readonly string[], file: string): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  const wrong = header.flatMap((title, i) => {
    const column = byTitle.get(plain(title));
    if (column === undefined) return title.trim() === '' ? [] : [`"${title.trim()}" is not known${nearTo(title)}`];
    if (places.has(column)) return [`"${title.trim()}" is ${column} for a second time`];
    places.set(column, i);
    return [];
  });
  const lacking = needed.filter((name) => !places.has(name)).map((name) => `${name} is missing`);
  if (wrong.length + lacking.length === 0) return places;
  const message = `The header of ${file} does not fit: ${[...lacking, ...wrong].join('; ')}. Columns are ${names.join(', ')}`;
  throw new Fault('unreadable', message, { allowed: names });
}

function nearTo(title: string): string {
  const [near] = suggest(title.trim(), names, 1);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

interface Reading {
  readonly places: ReadonlyMap<Column, number>;
  readonly from: string;
  readonly note: (column: Column, value: string, reason: string) => void;
}

function toSet(cells: readonly string[], { places, from, note }: Reading): RequirementSet | undefined {
  const cell = (column: Column) => (cells[places.get(column) ?? -1] ?? '').trim();
  const text = (column: Column, most: number) => {
    if (cell(column).length > most) note(column, cell(column), `is longer than ${most} characters`);
    return cell(column);
  };
  const day = (column: 'from' | 'to') => {
    if (cell(column) !== '' && !isDay(cell(column)))
      note(column, cell(column), 'an existing day as YYYY-MM-DD is allowed');
    return cell(column);
  };
  const number = (column: Column) => toNumber(cell(column), (reason) => note(column, cell(column), reason));
  const id = text('id', 100);
  if (id === '') note('id', '', 'is empty; give every set a name of its own');
  const level = toLevel(cell('level'));
  if (level === undefined) note('level', cell('level'), `one of ${levels.join(', ')} is allowed`);
  const [begin, end] = [day('from') || from, day('to')];
  const [competency, region] = [text('competency', 200), text('region', 100)];
  const revenueUsd = number('revenueUsd');
  const thresholds = { kpi: number('kpi'), trainers: number('trainers'), exams: number('exams') };
  if (level === undefined) return undefined;
  return {
    id,
    level,
    ...(competency === '' ? {} : { competency }),
    ...(region === '' ? {} : { region }),
    period: { from: begin, ...(end === '' ? {} : { to: end }) },
    ...thresholds,
    ...(revenueUsd === undefined ? {} : { revenueUsd }),
  };
}

function toLevel(text: string): Level | undefined {
  const wanted = plain(text);
  return levels.find((level) => plain(level) === wanted) ?? levelNames[wanted];
}

/** `1000`, `12.5` or `12,5`: what could be thousands is refused rather than guessed. */
function toNumber(text: string, refuse: (reason: string) => void): number | undefined {
  if (text === '') return undefined;
  if (!/^\d{1,9}([.]\d{1,6}|,\d{1,2})?$/.test(text)) {
    refuse('a number from 0 up like 1000 or 12.5 is allowed, or nothing while it is not known');
    return undefined;
  }
  return Number(text.replace(',', '.'));
}

function doubledIds(sets: RequirementsTable['sets']): RowProblem[] {
  const first = new Map<string, number>();
  return sets.flatMap(({ line, set: { id } }) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, line);
    return before === undefined ? [] : [{ line, column: 'id', value: id, reason: `stands in line ${before} already` }];
  });
}
