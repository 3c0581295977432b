import type { ResultSection } from '#reporting/result.ts';
import { formatMonth, formatPercent } from '#text/format.ts';
import { barsPicture } from './bars.ts';
import { figureColumns, figureOf, inLarge, inWords, monthsShown } from './figure.ts';
import type { DrawParts } from './months.ts';
import { type Picture, path, round, stacked, textAt, textWidth } from './picture.ts';

const sparkHeight = 48;

/** The number in large type, how it grew, and its line over the months; without months the rows as bars. */
export function kpiPicture(section: ResultSection, parts: DrawParts): Picture {
  const { look, words, width } = parts;
  const { headline } = section;
  const isMonthly = section.columns.some(({ type }) => type === 'month');
  const number = headline === undefined ? '' : inLarge(headline, words.language);
  const top = {
    width,
    height: 40,
    body:
      textAt(0, 30, number, { size: 30, strong: true, fill: look.ink }) +
      badge(section, textWidth(number, 30) + 14, parts),
  };
  if (!isMonthly) return stacked(section.rows.length === 0 ? [top] : [top, barsPicture(section, parts)]);
  return stacked([top, spark(section, parts)]);
}

/** Growth with an arrow; losing is bad news however it is counted. Never colour alone. */
function badge({ id, headline }: ResultSection, x: number, { look, words }: DrawParts): string {
  const percent = headline?.growthPercent;
  if (percent === undefined || percent === null) return '';
  const isLoss = id.endsWith('-churned');
  const isBad = isLoss ? percent > 0 : percent < 0;
  const fill = percent === 0 ? look.quiet : isBad ? look.bad : look.good;
  const arrow = isBad ? `M${round(x)} 21h9l-4.5 8z` : `M${round(x)} 29h9l-4.5 -8z`;
  const text = formatPercent(percent, words.language, { signed: !isLoss });
  return (percent === 0 ? '' : path(arrow, { fill })) + textAt(x + 13, 29, text, { size: 13, strong: true, fill });
}

function spark(section: ResultSection, { look, words, width, range }: DrawParts): Picture {
  const months = monthsShown(section, range);
  const column = figureColumns(section)[0] ?? { id: 'value', type: 'integer' };
  const rows = new Map(section.rows.map((row) => [row.month, row]));
  const values = months.map((month) => figureOf(rows.get(month), column.id));
  const ends = [values.findIndex((value) => value !== undefined), values.findLastIndex((value) => value !== undefined)];
  const labels = [...new Set(ends)]
    .filter((at) => at >= 0)
    .map((at) => {
      const anchor = at === ends[0] ? 'start' : 'end';
      const text = `${formatMonth(months[at] ?? '', words.language)}: ${inWords(values[at], column, words)}`;
      return textAt(anchor === 'start' ? 0 : width, sparkHeight + 16, text, { size: 11, fill: look.quiet, anchor });
    });
  return { width, height: sparkHeight + 20, body: curve(values, width, look.accent) + labels.join('') };
}

/** A line with the area under it for each unbroken run; its shape must show, so the scale need not begin at zero. */
function curve(values: readonly (number | undefined)[], width: number, color: string): string {
  const known = values.filter((value) => value !== undefined);
  const most = Math.max(0, ...known);
  const least = Math.min(most, ...known);
  const low = least < 0 ? least : Math.max(0, 2 * least - most);
  const step = width / Math.max(1, values.length - 1);
  const heightOf = (value: number) => round(sparkHeight - 3 - ((value - low) / (most - low || 1)) * (sparkHeight - 6));
  return runsOf(values)
    .map((run) => {
      const points = run.map(({ at, value }) => `${round(at * step)} ${heightOf(value)}`);
      const [first, last] = [run[0]?.at ?? 0, run.at(-1)?.at ?? 0];
      if (points.length === 1)
        return `<circle cx="${round(first * step)}" cy="${points[0]?.split(' ')[1]}" r="2.5" fill="${color}"/>`;
      const over = `M${points.join('L')}`;
      const area = `${over}L${round(last * step)} ${sparkHeight}L${round(first * step)} ${sparkHeight}Z`;
      return path(area, { fill: color, opacity: 0.14 }) + path(over, { stroke: color, width: 2 });
    })
    .join('');
}

/** Months without data are gaps. */
function runsOf(values: readonly (number | undefined)[]): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [[]];
  values.forEach((value, at) => {
    if (value === undefined) runs.push([]);
    else runs.at(-1)?.push({ at, value });
  });
  return runs.filter((run) => run.length > 0);
}
