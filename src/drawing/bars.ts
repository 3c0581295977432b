import type { ResultColumn, ResultRow, ResultSection } from '#reporting/result.ts';
import { figureColumns, figureOf, inWords, valueColumns, valuesOf } from './figure.ts';
import type { DrawParts } from './months.ts';
import { fit, type Picture, rect, textAt, textWidth, wrap } from './picture.ts';
import { columnTitle } from './words.ts';

const row = 30;
const titleLine = 14;
/** Figures beside each other, and rows of a card and of a picture of its own; the files hold every one. */
const mostFigures = 4;
const mostRows = { card: 7, sheet: 14 } as const;
const sheetWidth = 600;

/** A row per value in the order of the answer, its figures at the right, a bar of one of them under its name. */
export function barsPicture(section: ResultSection, parts: DrawParts): Picture {
  const { words, width } = parts;
  const shown = section.rows.slice(0, width < sheetWidth ? mostRows.card : mostRows.sheet);
  const edges = edgesOf(figureColumns(section).slice(0, mostFigures), shown, parts);
  const head = Math.max(1, ...edges.map(({ title }) => title.length)) * titleLine + 4;
  const names = (edges[0]?.from ?? width) - 16;
  const lengthOf = barLength(section, shown);
  const lines = shown.map((one, index) => {
    const y = head + index * row;
    return (
      rowOf(one, { y, edges, names, section, parts }) + bar({ y: y + 20, width: names, length: lengthOf(one) }, parts)
    );
  });
  const more = (section.rowCount ?? section.rows.length) - shown.length;
  const end = head + shown.length * row;
  const rest =
    more > 0 ? textAt(0, end + 12, words.t('drawing.more', { count: more }), { fill: parts.look.quiet }) : '';
  return { width, height: end + (more > 0 ? 20 : 0), body: titles(edges, head, parts) + lines.join('') + rest };
}

function titles(edges: readonly Edge[], head: number, { look }: DrawParts): string {
  const style = { size: 11, fill: look.quiet, anchor: 'end' } as const;
  return edges
    .flatMap(({ to, title }) =>
      title.map((text, index) => textAt(to, head - 8 - (title.length - 1 - index) * titleLine, text, style)),
    )
    .join('');
}

/** Bars are of the first figure; of a part of something where the headline is one, and then of the whole. */
function barLength(section: ResultSection, rows: readonly ResultRow[]): (row: ResultRow) => number {
  const figures = figureColumns(section);
  const percent = section.chart === 'kpi' ? figures.find(({ type }) => type === 'percent') : undefined;
  const id = (percent ?? figures[0])?.id ?? '';
  const longest = Math.max(percent ? 100 : 1e-9, ...rows.map((one) => figureOf(one, id) ?? 0));
  return (one) => Math.max(0, figureOf(one, id) ?? 0) / longest;
}

interface Edge {
  readonly column: ResultColumn;
  readonly title: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Where each column of figures lies, from the left, as wide as its widest figure or word; names keep two fifths. */
function edgesOf(figures: readonly ResultColumn[], rows: readonly ResultRow[], parts: DrawParts): Edge[] {
  const { words, width } = parts;
  const wide = figures.map((column) => {
    const name = columnTitle(column.id, words);
    const texts = rows.map((one) => textWidth(inWords(one[column.id], column, words)));
    const longestWord = Math.max(...name.split(' ').map((word) => textWidth(word, 11)));
    return { column, name, room: Math.min(130, Math.max(44, longestWord, ...texts) + 2) };
  });
  let to = width;
  const edges = wide.toReversed().map(({ column, name, room }): Edge => {
    const edge = { column, title: wrap(name, room, { size: 11, most: 3 }), from: to - room, to };
    to = edge.from - 14;
    return edge;
  });
  const [last] = edges.slice(-1);
  if (last !== undefined && last.from < width * 0.4 && figures.length > 1)
    return edgesOf(figures.slice(0, -1), rows, parts);
  return edges.toReversed();
}

interface RowParts {
  readonly y: number;
  readonly edges: readonly Edge[];
  readonly names: number;
  readonly section: ResultSection;
  readonly parts: DrawParts;
}

function rowOf(one: ResultRow, { y, edges, names, section, parts }: RowParts): string {
  const { look, words } = parts;
  const name = valuesOf(one, valueColumns(section), words);
  const figures = edges.map(({ column, to }) =>
    textAt(to, y + 14, inWords(one[column.id], column, words), { fill: look.ink, anchor: 'end' }),
  );
  return textAt(0, y + 14, fit(name, names), { fill: look.ink }) + figures.join('');
}

function bar({ y, width, length }: { y: number; width: number; length: number }, { look }: DrawParts): string {
  const size = { x: 0, y, height: 5 };
  return (
    rect({ ...size, width }, look.track, { radius: 2.5 }) +
    rect({ ...size, width: width * length }, look.accent, { radius: 2.5 })
  );
}
