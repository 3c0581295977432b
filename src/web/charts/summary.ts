import type { ResultSection } from '#contract/report.ts';
import { formatFigure, formatMonthLong, formatNumber, formatPercent } from '#text/format.ts';
import { dimensionsOf, hasFigures, hasMonths, measuresOf, numberAt, textAt, totalOf } from './section.ts';
import { columnName, valueName, type Words } from './words.ts';

/** Values named in a sentence; the table has them all. */
const named = 3;

/** A section in a sentence or two: what a reader would take from a glance at the chart. */
export function summarise(section: ResultSection, words: Words): string {
  if (section.headline && section.chart === 'kpi') return headlineSentence(section, words);
  if (!hasFigures(section)) return words.t('chart.summary.empty');
  if (section.chart === 'table') return words.t('chart.summary.rows', { count: section.rows.length });
  if (hasMonths(section)) return monthsSentence(section, words);
  return leadersSentence(section, words);
}

function headlineSentence({ headline }: ResultSection, { t, language }: Words): string {
  const value = formatFigure(headline?.value, headline?.unit, language);
  const growth = headline?.growthPercent ?? undefined;
  const when = headline?.month ? t('chart.summary.in', { month: formatMonthLong(headline.month, language) }) : '';
  const change = growth === undefined ? '' : `, ${formatPercent(growth, language, { signed: true })}`;
  return `${value}${when}${change}.`;
}

/** First and last month with data of each figure, or how many values are told apart. */
function monthsSentence(section: ResultSection, words: Words): string {
  const { t, language } = words;
  const dimension = dimensionsOf(section)[0];
  if (dimension) {
    const values = new Set(section.rows.map((row) => textAt(row, dimension.id)));
    return t('chart.summary.split', { count: values.size, dimension: columnName(dimension.id, words).toLowerCase() });
  }
  const sentences = measuresOf(section).map(({ id }) => {
    const known = section.rows.filter((row) => numberAt(row, id) !== undefined);
    const first = known[0];
    const last = known.at(-1);
    return t('chart.summary.fromTo', {
      name: columnName(id, words),
      first: formatNumber(numberAt(first, id), language),
      firstMonth: formatMonthLong(String(first?.month ?? ''), language),
      last: formatNumber(numberAt(last, id), language),
      lastMonth: formatMonthLong(String(last?.month ?? ''), language),
    });
  });
  return sentences.join(' ');
}

function leadersSentence(section: ResultSection, words: Words): string {
  const { t, language } = words;
  const dimension = dimensionsOf(section).at(-1)?.id ?? '';
  const measure = measuresOf(section)[0]?.id ?? '';
  const total = totalOf(section, measure);
  const leaders = section.rows.slice(0, named).map((row) => {
    const value = numberAt(row, measure);
    const share = total && value !== undefined ? ` (${formatPercent((value / total) * 100, language)})` : '';
    return `${valueName(textAt(row, dimension), words)} ${formatNumber(value, language)}${share}`;
  });
  return t('chart.summary.leaders', { count: section.rows.length, leaders: leaders.join(', ') });
}
