import type { ReportResult, ResultSection } from '#reporting/result.ts';
import { sectionPicture } from './card.ts';
import { figureColumns, valueColumns } from './figure.ts';
import { lookOf } from './look.ts';
import { moved, type Picture, rect, stacked, textAt, toDocument, wrap } from './picture.ts';
import { sectionTitle, type Words } from './words.ts';

/** A row of cards of one height beside each other, each a drawing of its own. */
export interface CardRow {
  readonly kind: 'cards';
  readonly cards: readonly { readonly svg: string; readonly width: number; readonly height: number }[];
}

/** A section for a page that sets tables itself, so that they can go on over pages. */
export interface TablePart {
  readonly kind: 'table';
  readonly section: ResultSection;
}

const edge = 14;
const gap = 14;
const mostInRow = { figures: 5, charts: 2 } as const;

/** The sections of a page in their order: figures up to five in a row, charts two, tables over the whole width. */
export function pageParts(result: ReportResult, words: Words, width: number): (CardRow | TablePart)[] {
  const parts: (CardRow | TablePart)[] = [];
  for (const group of groupsOf(result.sections)) {
    const [first] = group;
    if (first === undefined) continue;
    const most = mostOf(first);
    if (most === 0) parts.push(...group.map((section): TablePart => ({ kind: 'table', section })));
    else parts.push(...evenly(group, most).map(({ row, columns }) => rowOf(row, { result, words, width, columns })));
  }
  return parts;
}

/** Neighbours that are laid out alike. */
function groupsOf(sections: readonly ResultSection[]): ResultSection[][] {
  const groups: ResultSection[][] = [];
  for (const section of sections) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && mostOf(group[0]) === mostOf(section)) group.push(section);
    else groups.push([section]);
  }
  return groups;
}

/** How many of a kind lie in a row at most; none for tables. A chart for each of several figures takes the whole row. */
function mostOf(section: ResultSection): number {
  const { chart, columns } = section;
  const isMonthly = columns.some(({ type }) => type === 'month');
  if (chart === 'table') return 0;
  if (chart === 'kpi' && isMonthly) return mostInRow.figures;
  const isWide = isMonthly && valueColumns(section).length > 0 && figureColumns(section).length > 1;
  return isWide ? 1 : mostInRow.charts;
}

/** Rows as even as they come: six figures are three and three; a chart alone takes the whole row. */
function evenly(group: readonly ResultSection[], most: number): { row: ResultSection[]; columns: number }[] {
  const rows = Math.ceil(group.length / most);
  const columns =
    most === mostInRow.figures ? Math.max(3, Math.ceil(group.length / rows)) : Math.min(most, group.length);
  return Array.from({ length: rows }, (_, index) => ({
    row: group.slice(index * columns, (index + 1) * columns),
    columns,
  }));
}

interface RowParts {
  readonly result: ReportResult;
  readonly words: Words;
  readonly width: number;
  readonly columns: number;
}

function rowOf(sections: readonly ResultSection[], { result, words, width, columns }: RowParts): CardRow {
  const look = lookOf('light', { embedded: true });
  const { range, completeness } = result;
  const outer = (width - gap * (columns - 1)) / columns;
  const inner = outer - 2 * edge;
  const drawn = sections.map((section) => {
    const title = titled(sectionTitle(result.report, section.id, words), inner, look.ink);
    return stacked(
      [title, sectionPicture(section, { look, words, width: inner, range, partial: completeness.partial })],
      8,
    );
  });
  const height = Math.max(...drawn.map((picture) => picture.height)) + 2 * edge;
  const cards = drawn.map(({ body }) => {
    const frame = rect({ x: 0.5, y: 0.5, width: outer - 1, height: height - 1 }, look.surface, {
      radius: 6,
      stroke: look.line,
    });
    return {
      svg: toDocument({ width: outer, height, body: frame + moved(edge, edge, body) }, look),
      width: outer,
      height,
    };
  });
  return { kind: 'cards', cards };
}

function titled(title: string, width: number, fill: string): Picture {
  const lines = wrap(title, width, { size: 13, most: 2 });
  const body = lines.map((text, index) => textAt(0, 13 + index * 17, text, { size: 13, strong: true, fill })).join('');
  return { width, height: lines.length * 17, body };
}
