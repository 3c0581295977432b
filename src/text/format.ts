/** What stands for a missing figure; missing is never shown as zero (HTTP-6). */
export const missing = '–';

type Maybe = number | null | undefined;

/** Whole and decimal numbers with the separators of the language: 1,234 or 1.234. */
export function formatNumber(value: Maybe, language: string, digits = 2): string {
  if (value === null || value === undefined) return missing;
  return numbers(language, { maximumFractionDigits: digits }).format(value);
}

/** An amount of the smallest unit of its currency: a yen has no smaller one, a dinar a thousand. */
export function formatMoney(
  { currency, amount }: { readonly currency: string; readonly amount: number },
  language: string,
  { display = 'symbol' }: { readonly display?: 'symbol' | 'code' } = {},
): string {
  const style = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: display });
  return style.format(amount / 10 ** (style.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Three significant figures with a unit letter: 5.12K; below a thousand the number itself. */
export function formatCompact(value: Maybe, language: string): string {
  if (value === null || value === undefined) return missing;
  if (Math.abs(value) < 1000) return formatNumber(value, language);
  return numbers(language, { notation: 'compact', minimumSignificantDigits: 3, maximumSignificantDigits: 3 }).format(
    value,
  );
}

/** Percent points as text: 12.3%; `signed` writes +12.3% and −4%, as growth is shown. */
export function formatPercent(value: Maybe, language: string, { signed = false, digits = 1 } = {}): string {
  if (value === null || value === undefined) return missing;
  const signDisplay = signed ? 'exceptZero' : 'auto';
  return numbers(language, { style: 'percent', maximumFractionDigits: digits, signDisplay })
    .format(value / 100)
    .replace('-', '−')
    .replace(/\s(?=%)/, '');
}

/** A figure exactly, in its unit: percent points as 43.95%, anything else as a number. */
export function formatFigure(value: Maybe, unit: string | undefined, language: string): string {
  const percent = unit === '%' || unit === 'percent';
  return percent ? formatPercent(value, language, { digits: 2 }) : formatNumber(value, language);
}

/** `2024-01` as `Jan 24`. */
export function formatMonth(month: string, language: string): string {
  return `${monthName(month, language, 'short')} ${month.slice(2, 4)}`;
}

/** `2024-01` as `January 2024`. */
export function formatMonthLong(month: string, language: string): string {
  return `${monthName(month, language, 'long')} ${month.slice(0, 4)}`;
}

/** `Jan 24 – Jun 24`; one month alone when both are the same. */
export function formatMonthRange(range: { from: string; to: string }, language: string): string {
  const from = formatMonth(range.from, language);
  return range.from === range.to ? from : `${from} – ${formatMonth(range.to, language)}`;
}

/** `2024-01-05` as `Jan 5, 2024`, in the order of the language; anything that is no day as it is. */
export function formatDay(day: string, language: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

/** A UTC instant as date and time in the reader's zone. */
export function formatDateTime(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** How long ago `instant` was at `now` (ms): `2 hours ago`, in the largest unit that is not zero. */
export function formatAgo(instant: string, now: number, language: string): string {
  // Two clocks never agree: what has just happened is never in the future.
  const seconds = Math.min(0, Math.round((Date.parse(instant) - now) / 1000));
  const [unit, size] = ago.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

const ago: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** Formatters are slow to make, and a table formats thousands of cells. */
const made = new Map<string, Intl.NumberFormat>();

function numbers(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(language, options);
  made.set(key, format);
  return format;
}

function monthName(month: string, language: string, width: 'short' | 'long'): string {
  const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1));
  return new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' }).format(at).replace('.', '');
}
