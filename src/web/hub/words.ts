import type { TFunction } from 'i18next';
import type { ColumnFilter, Download, DownloadSchedule, DownloadSource, TimeRange } from '#contract/downloads.ts';
import { formatDay, formatNumber } from '#text/format.ts';

/** `Last 6 months`; days of one's own are told as such (DL-10). */
export function rangeText(range: TimeRange | null, t: TFunction, language: string): string {
  if (range === null) return t('hub.range.none');
  if (range.kind === 'lifetime') return t('hub.range.lifetime');
  if (range.kind === 'last') return t(`hub.range.${range.unit}`, { count: range.count });
  return t('hub.range.custom', { from: formatDay(range.from, language), to: formatDay(range.to, language) });
}

export function filterText(filter: ColumnFilter, t: TFunction): string {
  if (filter.kind === 'values') return `${filter.column}: ${filter.values.join(', ')}`;
  const { column, from, to } = filter;
  if (from && to) return t('hub.filter.between', { column, from, to });
  return from ? t('hub.filter.from', { column, from }) : t('hub.filter.to', { column, to: to ?? '' });
}

/** When a schedule comes, in one line. */
export function scheduleText({ recurrence }: DownloadSchedule, t: TFunction, language: string): string {
  const { time, zone } = recurrence;
  const clock = t('hub.when.at', { time, zone });
  switch (recurrence.kind) {
    case 'daily':
      return `${t('hub.when.daily', { count: recurrence.every })}, ${clock}`;
    case 'weekly':
      return `${t('hub.when.weekly', { count: recurrence.every, days: recurrence.weekdays.map((day) => weekdayName(day, language)).join(', ') })}, ${clock}`;
    case 'monthly':
      return `${t('hub.when.monthly', { count: recurrence.every, days: recurrence.days.join(', ') })}, ${clock}`;
    case 'yearly':
      return `${t('hub.when.yearly', { day: recurrence.day, month: monthName(recurrence.month, language) })}, ${clock}`;
    case 'dates':
      return `${recurrence.dates.map((day) => formatDay(day, language)).join(', ')}, ${clock}`;
  }
}

export function weekdayName(day: number, language: string, style: 'short' | 'long' = 'short'): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

export function monthName(month: number, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1));
}

/** Times of files are told in UTC (DL-10). */
export function utcText(instant: string, language: string): string {
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return `${time.format(new Date(instant))} UTC`;
}

export function sizeText(bytes: number, language: string): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${formatNumber(size, language, 1)} ${unit}`;
}

/** The title without what stands behind it in brackets. */
export function shortTitle({ title }: Pick<DownloadSource | Download, 'title'>): string {
  return title.replace(/\s*\(.*\)$/, '');
}
