import type { ColumnType } from '#model/dataset.ts';
import type { Cell } from '../store.ts';
import { textSql, type Valued } from './cells.ts';

/** What stands between two cells of a line, and what tells that something else than itself is meant. */
const between = '\x1f';
const mark = '\x1e';
const missing = `${mark}n`;
const betweenSql = 'chr(31)';
const markSql = 'chr(30)';

/**
 * A row as one text. To take a cell from the engine costs as much as all that is done with it afterwards, whatever its
 * length: rows of a dozen cells come in a third of the time when each is taken as one. It begins with what stands between
 * cells, for the engine's binding takes U+FEFF at the beginning of a text for a byte order mark and drops it.
 */
export function lineSql(cells: readonly Valued[]): string {
  const parts = cells.map(({ type, value }) => {
    const text = textSql(type, value);
    return `coalesce(${mayHoldMarks(type) ? unmarked(text) : text}, ${markSql} || 'n')`;
  });
  return `concat_ws(${[betweenSql, `''`, ...parts].join(', ')})`;
}

const mayHoldMarks = (type: ColumnType) => type === 'string' || type === 'enum';

function unmarked(text: string): string {
  const replaced = `replace(replace(${text}, ${markSql}, ${markSql} || 'm'), ${betweenSql}, ${markSql} || 'b')`;
  return `CASE WHEN contains(${text}, ${markSql}) OR contains(${text}, ${betweenSql}) THEN ${replaced} ELSE ${text} END`;
}

/** What makes the cells of a line, numbers where rows have the values of a column as numbers. */
export function lineReader(columns: readonly Pick<Valued, 'type'>[]): (line: unknown) => readonly Cell[] {
  const isNumber = columns.map(({ type }) => type === 'integer' || type === 'boolean01');
  return (line) => {
    if (typeof line !== 'string') throw new Error(`the engine answered a ${typeof line} line`);
    const [, ...parts] = line.split(between);
    const hasMarks = line.includes(mark);
    return parts.map((part, i) => {
      if (hasMarks && part.charCodeAt(0) === 0x1e && part === missing) return null;
      if (isNumber[i]) return Number(part);
      return hasMarks ? part.replaceAll(`${mark}b`, between).replaceAll(`${mark}m`, mark) : part;
    });
  };
}
