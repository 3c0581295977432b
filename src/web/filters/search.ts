import { type FilterName, type Filters, filterNames } from '#model/report.ts';

/** The address line's parameters: one text, or several where a parameter repeats. */
export type ReportSearch = Readonly<Record<string, string | string[] | undefined>>;

export type RangeChoice = '3M' | '6M' | '12M' | 'custom';
export const presets = ['3M', '6M', '12M'] as const;

const repeating: ReadonlySet<string> = new Set(filterNames);
const apiNames = ['tenant', 'range', 'from', 'to', 'compare', ...filterNames] as const;

/** `?a=1&b=2&b=3` → parameters; filters are always lists, of everything else the last one counts. */
export function parseSearch(text: string): ReportSearch {
  const search: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (!repeating.has(name)) search[name] = value;
    else search[name] = [...new Set([...listOf(search[name]), value])];
  }
  return search;
}

/** The reverse of `parseSearch`, in a fixed order so that the same choice always has the same address. */
export function writeSearch(search: ReportSearch): string {
  const known = apiNames.filter((name) => name in search);
  const others = Object.keys(search).filter((name) => !known.some((one) => one === name));
  const parts = new URLSearchParams();
  for (const name of [...known, ...others.sort()]) {
    for (const value of listOf(search[name])) parts.append(name, value);
  }
  const text = parts.toString();
  return text === '' ? '' : `?${text}`;
}

/** The part of the address that the report's own address understands (HTTP-1); how the page is folded stays out. */
export function apiSearch(search: ReportSearch, tenant: string | undefined): ReportSearch {
  const kept: Record<string, string | string[] | undefined> = {};
  for (const name of apiNames) if (search[name] !== undefined) kept[name] = search[name];
  return tenant === undefined ? kept : { ...kept, tenant };
}

export function filtersOf(search: ReportSearch): Filters {
  return Object.fromEntries(filterNames.map((name) => [name, listOf(search[name])]).filter(([, list]) => list?.length));
}

/** A filter with its values replaced; without values the parameter goes. */
export function withFilter(search: ReportSearch, name: FilterName, values: readonly string[]): ReportSearch {
  return { ...search, [name]: values.length === 0 ? undefined : [...values] };
}

export function withoutFilters(search: ReportSearch): ReportSearch {
  return filterNames.reduce((rest, name) => withFilter(rest, name, []), search);
}

/** Which button of the range picker is on (CO-1: 12 months unless told otherwise). */
export function rangeOf(search: ReportSearch): RangeChoice {
  if (search.from !== undefined || search.to !== undefined) return 'custom';
  return presets.find((preset) => preset === search.range) ?? '12M';
}

/** A preset replaces own months; the default leaves no trace in the address. */
export function withPreset(search: ReportSearch, preset: (typeof presets)[number]): ReportSearch {
  return { ...search, range: preset === '12M' ? undefined : preset, from: undefined, to: undefined };
}

/** Own months, put in order when they are reversed. */
export function withMonths(search: ReportSearch, from: string, to: string): ReportSearch {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return { ...search, range: undefined, from: first, to: last };
}

/** Whether the period before is shown beside the one on screen. */
export function isCompared(search: ReportSearch): boolean {
  return oneOf(search.compare) === 'previous';
}

export function withCompare(search: ReportSearch, on: boolean): ReportSearch {
  return { ...search, compare: on ? 'previous' : undefined };
}

/** A single value of the address. */
export function oneOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}

function listOf(value: string | string[] | undefined): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
