import { formatMonthLong, formatNumber, formatPercent, missing } from '#text/format.ts';
import { beforeId, type Ghost } from './before.ts';
import { heightAt, type Plot, type PlotSeries } from './plot.ts';
import { seriesName, type Words } from './words.ts';

/** What a point says: shown on hover, and read out when the keyboard reaches it. */
export interface Tip {
  readonly title: string;
  readonly lines: readonly TipLine[];
  readonly total?: TipLine;
  readonly note?: string;
  /** The same months of the period before. */
  readonly before?: readonly TipLine[];
  /** What people of the tenant wrote on the month. */
  readonly remarks?: readonly string[];
}

export interface TipLine {
  readonly label: string;
  readonly value: string;
  readonly share?: string;
  readonly color?: string;
}

interface TipParts {
  readonly words: Words;
  readonly colors: ReadonlyMap<string, string>;
  /** Months still running (X-46). */
  readonly partial?: readonly string[];
  readonly ghost?: Ghost | undefined;
  readonly remarks?: (month: string) => readonly string[];
}

/** The parts of a month from the top of its stack down, with their share, and the total (CUS-102). */
export function tipAt(plot: Plot, index: number, parts: TipParts): Tip {
  const { ghost, remarks } = parts;
  const before = ghost ? { before: beforeLines(plot, ghost, { index, words: parts.words }) } : {};
  const written = remarks?.(plot.months[index] ?? '') ?? [];
  return { ...figuresAt(plot, index, parts), ...before, ...(written.length > 0 ? { remarks: written } : {}) };
}

function figuresAt(plot: Plot, index: number, { words, colors, partial = [] }: TipParts): Tip {
  const month = plot.months[index] ?? '';
  const title = formatMonthLong(month, words.language);
  const height = heightAt(plot, index);
  const known = plot.series.some(({ values }) => values[index] !== undefined);
  if (!known) return { title, lines: [], note: words.t('chart.noData') };
  const whole = wholeOf(plot, index, height);
  return {
    title,
    lines: downTheStack(plot).map((series) => lineOf(series, series.values[index], { words, colors, whole })),
    ...(plot.stacked && height !== undefined ? { total: totalLine(plot, height, words) } : {}),
    ...(partial.includes(month) ? { note: words.t('chart.running') } : {}),
  };
}

/** A tip as one spoken sentence. */
export function tipText({ title, lines, total, note, before = [], remarks = [] }: Tip): string {
  const said = [...lines, ...(total ? [total] : []), ...before].map(
    ({ label, value, share }) => `${label} ${value}${share ? ` (${share})` : ''}`,
  );
  return `${title}: ${[...said, ...(note ? [note] : []), ...remarks].join(', ')}`;
}

/** A tip as elements: names from the data are set as text and never read as markup (SEC-7). */
export function tipElement({ title, lines, total, note, before = [], remarks = [] }: Tip): HTMLElement {
  const root = element('div', 'chart-tip-body');
  root.append(element('strong', 'chart-tip-title', title));
  const table = element('table', 'chart-tip-lines');
  table.append(...lines.map((line) => tipRow(line)), ...(total ? [tipRow(total, 'chart-tip-total')] : []));
  table.append(...before.map((line) => tipRow(line, 'chart-tip-before')));
  root.append(table);
  if (note) root.append(element('div', 'chart-tip-note', note));
  root.append(...remarks.map((remark) => element('div', 'chart-tip-remark', remark)));
  return root;
}

/** The period before, each line with its own month. */
function beforeLines(plot: Plot, ghost: Ghost, { index, words }: { index: number; words: Words }): TipLine[] {
  const month = formatMonthLong(ghost.months[index] ?? '', words.language);
  return ghost.series.map((series) => ({
    label:
      series.id === beforeId || plot.series.length === 1
        ? words.t('compare.inMonth', { month })
        : words.t('compare.ofInMonth', { what: seriesName(series, words), month }),
    value: formatNumber(series.values[index], words.language),
  }));
}

/** Churn lies under the zero line and is no part of the month's customers, so it has no share. */
function lineOf(
  series: PlotSeries,
  value: number | undefined,
  { words, colors, whole }: TipParts & { whole: number | undefined },
): TipLine {
  const color = colors.get(series.id);
  const part = series.role !== 'churned' && series.role !== 'total' && value !== undefined && whole;
  const shown = series.role === 'churned' && value !== undefined ? -value : value;
  return {
    label: seriesName(series, words),
    value: value === undefined ? missing : formatNumber(shown, words.language).replace('-', '−'),
    ...(part ? { share: formatPercent((value / part) * 100, words.language) } : {}),
    ...(color ? { color } : {}),
  };
}

function wholeOf(plot: Plot, index: number, height: number | undefined): number | undefined {
  if (plot.stacked) return height;
  return plot.series.find(({ role }) => role === 'total')?.values[index];
}

function totalLine(plot: Plot, height: number, words: Words): TipLine {
  return {
    label: words.t(plot.partition ? 'chart.total' : 'chart.sumOfParts'),
    value: formatNumber(height, words.language),
  };
}

function downTheStack({ series, stacked }: Plot): readonly PlotSeries[] {
  if (!stacked) return series;
  const above = series.filter(({ role }) => role !== 'churned').reverse();
  return [...above, ...series.filter(({ role }) => role === 'churned')];
}

function tipRow({ label, value, share, color }: TipLine, name = ''): HTMLElement {
  const row = element('tr', name);
  const mark = element('td', 'chart-tip-mark');
  if (color) {
    const swatch = element('span', 'chart-swatch');
    swatch.style.setProperty('--swatch', color);
    mark.append(swatch);
  }
  row.append(mark, element('td', 'chart-tip-label', label), element('td', 'chart-tip-value', value));
  row.append(element('td', 'chart-tip-share', share ?? ''));
  return row;
}

function element(tag: string, name: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}
