import type { ResultSection } from '#reporting/result.ts';
import { formatNumber, formatPercent } from '#text/format.ts';
import { chartPicture } from './echart.ts';
import { figureColumns, figureOf, inLarge, totalOf, unitInWords } from './figure.ts';
import type { DrawParts } from './months.ts';
import { fit, moved, type Picture, rect, textAt, textWidth, wrap } from './picture.ts';
import { groupsOf } from './series.ts';
import { columnTitle } from './words.ts';

const ring = 170;
const row = 20;

interface Slice {
  readonly name: string;
  readonly color: string;
  readonly value: number;
}

/** A ring around the distinct total, its slices listed beside it with figure and share (CO-15). */
export function donutPicture(section: ResultSection, parts: DrawParts): Picture {
  const figure = figureColumns(section)[0]?.id ?? 'value';
  // A figure that is withheld is no slice: it is missing, not zero.
  const known = { ...section, rows: section.rows.filter((row) => figureOf(row, figure) !== undefined) };
  const slices = groupsOf(known, figure, parts).map(({ name, color, rows }): Slice => {
    return { name, color, value: rows.reduce((sum, one) => sum + (figureOf(one, figure) ?? 0), 0) };
  });
  const total = totalOf(section, figure);
  const list = listed(slices, total, parts);
  const height = Math.max(ring, list.height);
  const top = (height - list.height) / 2;
  return {
    width: parts.width,
    height,
    body: ringOf(slices, section.id, parts) + centre(section, figure, parts) + moved(ring + 20, top, list.body),
  };
}

function ringOf(slices: readonly Slice[], name: string, { look }: DrawParts): string {
  const data = slices.map(({ value, color }) => ({ value, itemStyle: { color } }));
  const series = {
    type: 'pie',
    radius: ['60%', '94%'],
    silent: true,
    minShowLabelAngle: 360,
    label: { show: false },
    labelLine: { show: false },
    itemStyle: { borderColor: look.surface, borderWidth: 1.5 },
    data,
  } as const;
  return chartPicture({ series: [{ ...series, radius: [...series.radius] }] }, { width: ring, height: ring, name })
    .body;
}

/** The headline of the section where it has one, else the distinct total. */
function centre(section: ResultSection, figure: string, { look, words }: DrawParts): string {
  const { headline } = section;
  const total = totalOf(section, figure);
  const counted = headline?.value == null ? { value: total ?? null, unit: figure, growthPercent: null } : headline;
  if (counted.value === null) return '';
  const middle = ring / 2;
  const named = headline === undefined ? columnTitle(figure, words).toLowerCase() : unitInWords(counted, words);
  const unit = fit(named, ring * 0.5, 11);
  return (
    textAt(middle, middle + 2, inLarge(counted, words.language), {
      size: 22,
      strong: true,
      fill: look.ink,
      anchor: 'middle',
    }) + textAt(middle, middle + 18, unit, { size: 11, fill: look.quiet, anchor: 'middle' })
  );
}

function listed(slices: readonly Slice[], total: number | undefined, { look, words, width }: DrawParts): Picture {
  const room = width - ring - 20;
  const figures = slices.map(({ value }) => formatNumber(value, words.language));
  const shareEdge = room - (total ? 48 : 0);
  const names = shareEdge - Math.max(0, ...figures.map((text) => textWidth(text))) - 24;
  let y = 0;
  const lines = slices.map(({ name, color, value }, index) => {
    const share = total ? formatPercent((value / total) * 100, words.language) : '';
    const [first = '', ...more] = wrap(name, names, { most: 2 });
    const drawn =
      rect({ x: 0, y: y + 4, width: 10, height: 10 }, color, { radius: 2 }) +
      [first, ...more].map((text, line) => textAt(16, y + 13 + line * 14, text, { fill: look.ink })).join('') +
      textAt(shareEdge, y + 13, figures[index] ?? '', { fill: look.ink, anchor: 'end' }) +
      textAt(room, y + 13, share, { fill: look.quiet, anchor: 'end' });
    y += row + more.length * 14;
    return drawn;
  });
  return { width: room, height: y, body: lines.join('') };
}
