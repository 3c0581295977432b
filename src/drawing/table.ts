import type { ResultColumn, ResultSection } from '#reporting/result.ts';
import { inWords, isFigure } from './figure.ts';
import type { DrawParts } from './months.ts';
import { fit, line, type Picture, rect, textAt, textWidth } from './picture.ts';
import { columnTitle } from './words.ts';

const row = 22;
const mostRows = 30;
const gap = 14;

/** The first rows as a drawn table, and how many more there are. */
export function tablePicture(section: ResultSection, parts: DrawParts): Picture {
  const { look, words, width } = parts;
  const shown = section.rows.slice(0, mostRows);
  const columns = placed(section, parts);
  const cell = (text: string, { x, room, column }: Placed, y: number, strong = false) =>
    isFigure(column)
      ? textAt(x + room, y, fit(text, room), { fill: look.ink, anchor: 'end', strong })
      : textAt(x, y, fit(text, room), { fill: look.ink, strong });
  const head = columns.map((one) => cell(columnTitle(one.column.id, words), one, 15, true)).join('');
  const lines = shown.map((each, index) => {
    const y = (index + 1) * row;
    const cells = columns.map((one) => cell(inWords(each[one.column.id], one.column, words), one, y + 15));
    return line(0, y, width, look.line) + cells.join('');
  });
  const more = (section.rowCount ?? section.rows.length) - shown.length;
  const end = (shown.length + 1) * row;
  const rest = more > 0 ? textAt(0, end + 16, words.t('drawing.more', { count: more }), { fill: look.quiet }) : '';
  const body = rect({ x: 0, y: 0, width, height: row }, look.track) + head + lines.join('') + rest;
  return { width, height: end + (more > 0 ? 22 : 0), body };
}

interface Placed {
  readonly column: ResultColumn;
  readonly x: number;
  readonly room: number;
}

/** Columns as wide as what they hold, shrunk together where the picture is narrower. */
function placed({ columns, rows }: ResultSection, { words, width }: DrawParts): Placed[] {
  const wanted = columns.map((column) => {
    const texts = [
      columnTitle(column.id, words),
      ...rows.slice(0, mostRows).map((each) => inWords(each[column.id], column, words)),
    ];
    return Math.min(320, Math.max(...texts.map((text) => textWidth(text))) + 4);
  });
  const room = width - gap * (columns.length - 1);
  const scale = room / wanted.reduce((sum, one) => sum + one, 0);
  let x = 0;
  return columns.map((column, index) => {
    const own = (wanted[index] ?? 0) * scale;
    const place = { column, x, room: own };
    x += own + gap;
    return place;
  });
}
