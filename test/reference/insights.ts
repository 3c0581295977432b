import type { Dataset } from '#model/dataset.ts';
import type { RawRow } from './customers.ts';

/**
 * Answers of the Insights query language written straight from docs/spec/api.md §3 over plain arrays: slow, obvious and
 * sharing no code with the product's path from text to rows.
 */
export interface AskedQuery {
  readonly distinct: boolean;
  readonly select: readonly string[];
  readonly conditions: readonly {
    readonly name: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
  readonly orderBy: readonly { readonly name: string; readonly descending: boolean }[];
  readonly limit?: number;
  readonly timespan?: string;
}

export interface Asked {
  readonly dataset: Dataset;
  readonly rows: readonly RawRow[];
  readonly today: string;
  readonly locations?: readonly string[];
  readonly period?: { readonly from: string; readonly to: string };
}

export type AnswerCell = string | number | null;
/** Rows that the order asked does not tell apart stand in one group; the groups are in order. */
export type AnswerGroups = readonly (readonly (readonly AnswerCell[])[])[];

/** A value as it is compared: numbers as whole multiples of 10^-40, flags as 0 and 1, all else as text. */
type Value = string | bigint | null;

const places = 40;
const decimalOf = (text: string): bigint => {
  const negative = text.startsWith('-');
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole + decimals.padEnd(places, '0').slice(0, places));
  return negative ? -size : size;
};
/** As files have it: no zeros behind. */
const written = (value: bigint): string => {
  const digits = String(value < 0n ? -value : value).padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}${decimals === '' ? '' : `.${decimals}`}`;
};

const texts = ['string', 'enum', 'guid'];
const numbers = ['integer', 'decimal'];
const days = ['date', 'month'];

export function insightsAnswer(query: AskedQuery, asked: Asked): AnswerGroups {
  const { dataset } = asked;
  const isMetric = (name: string) => dataset.metrics.some((metric) => metric.name === name);
  const typeOf = (name: string): string => {
    const metric = dataset.metrics.find((each) => each.name === name);
    if (metric === undefined) return dataset.columns[name]?.type ?? '';
    const { formula } = metric;
    if (formula.kind === 'sum') return formula.columns.map(typeOf).includes('decimal') ? 'decimal' : 'integer';
    return 'integer';
  };
  /** What the row has in the column; a rest is what is left, and never below 0. */
  const fieldOf = (row: RawRow, name: string): Value => {
    const given = row[name] ?? null;
    const rest = dataset.columns[name]?.rest;
    if (rest !== undefined) {
      const [of, less] = [row[rest.of] ?? null, row[rest.less] ?? null];
      const left = given ?? (of === null || less === null ? null : Number(of) - Number(less));
      return left === null ? null : decimalOf(String(Math.max(0, Number(left))));
    }
    if (given === null) return null;
    return [...numbers, 'boolean01'].includes(typeOf(name)) ? decimalOf(String(given)) : String(given);
  };
  const metricOf = (group: readonly RawRow[], name: string): Value => {
    const formula = dataset.metrics.find((metric) => metric.name === name)?.formula;
    if (formula?.kind === 'rows') return decimalOf(String(group.length));
    if (formula?.kind === 'distinct') {
      const plain = (row: RawRow, column: string) =>
        String(row[column] ?? '')
          .trim()
          .toLowerCase();
      const firstFilled = (row: RawRow) =>
        formula.columns.map((column) => plain(row, column)).find((text) => text !== '');
      return decimalOf(String(new Set(group.map(firstFilled).filter((text) => text !== undefined)).size));
    }
    if (formula?.kind === 'sum') return sumOf(group, formula.columns);
    throw new Error(`no reference for ${name}`);
  };
  const sumOf = (group: readonly RawRow[], names: readonly string[]): Value => {
    const known = group
      .flatMap((row) => names.map((name) => fieldOf(row, name)))
      .filter((one) => typeof one === 'bigint');
    return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0n);
  };
  const cellOf = (value: Value, type: string): AnswerCell => {
    if (value === null) return null;
    if (typeof value === 'string') return value;
    return type === 'decimal' ? written(value) : Number(written(value));
  };
  const holds = (value: Value, { name, operator, values }: AskedQuery['conditions'][number]) =>
    value !== null &&
    fulfils({ value, type: typeOf(name), operator, values: values.map((one) => kept(one, name, dataset)) });

  const rows = asked.rows.filter(
    (row) =>
      isVisible(row, asked) &&
      isInTime(row, query, asked) &&
      query.conditions.every((each) => isMetric(each.name) || holds(fieldOf(row, each.name), each)),
  );

  const named = [
    ...query.select,
    ...query.conditions.map(({ name }) => name),
    ...query.orderBy.map(({ name }) => name),
  ];
  const isGrouped = named.some(isMetric);
  const columns = query.select.filter((name) => !isMetric(name));
  const sums = isGrouped ? columns.filter((name) => dataset.columns[name]?.aggregate === 'sum') : [];
  const keys = columns.filter((name) => !sums.includes(name));

  interface Line {
    readonly cells: readonly AnswerCell[];
    readonly order: readonly Value[];
  }
  const lineOf = (read: (name: string) => Value): Line => ({
    cells: query.select.map((name) => cellOf(read(name), typeOf(name))),
    order: query.orderBy.map(({ name }) => {
      const value = read(name);
      return typeof value === 'string' && texts.includes(typeOf(name)) ? value.toLowerCase() : value;
    }),
  });

  const lines: Line[] = [];
  if (isGrouped) {
    const groups = new Map<string, RawRow[]>(keys.length === 0 ? [['[]', []]] : []);
    for (const row of rows) {
      const key = JSON.stringify(keys.map((name) => cellOf(fieldOf(row, name), typeOf(name))));
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    for (const group of groups.values()) {
      const read = (name: string): Value => {
        if (isMetric(name)) return metricOf(group, name);
        if (sums.includes(name)) return sumOf(group, [name]);
        return fieldOf(group[0] ?? {}, name);
      };
      if (query.conditions.every((each) => !isMetric(each.name) || holds(read(each.name), each)))
        lines.push(lineOf(read));
    }
  } else lines.push(...rows.map((row) => lineOf((name) => fieldOf(row, name))));

  const sorted = lines.toSorted((one, other) => inOrder(one.order, other.order, query));
  const seen = new Set<string>();
  const first = sorted.filter(({ cells }) => {
    const key = JSON.stringify(cells);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew || !query.distinct || isGrouped;
  });
  const groups: Line[][] = [];
  for (const line of first) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && inOrder(last[0].order, line.order, query) === 0) last.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => group.map(({ cells }) => cells));
}

/** Documented values are kept as documented, however a query writes them. */
function kept(value: string, name: string, { columns }: Dataset): string {
  for (const [own, other] of Object.entries(columns[name]?.alternatives ?? {})) {
    if (other.toLowerCase() === value.toLowerCase()) return own;
  }
  return value;
}

function isVisible(row: RawRow, { dataset, locations }: Asked): boolean {
  if (locations === undefined) return true;
  const own = String(row[dataset.location ?? ''] ?? '')
    .trim()
    .toLowerCase();
  return dataset.location !== undefined && locations.some((location) => location.trim().toLowerCase() === own);
}

function isInTime(row: RawRow, { timespan }: AskedQuery, { dataset, period, today }: Asked): boolean {
  if (dataset.api?.dateRanges.length === 0) return true;
  const months = { LAST_MONTH: 1, LAST_3_MONTHS: 3, LAST_6_MONTHS: 6, LAST_1_YEAR: 12 }[timespan ?? 'LAST_6_MONTHS'];
  if (period === undefined && months === undefined) return true;
  const span = period ?? { from: monthsBefore(today, months ?? 0), to: `${monthsBefore(today, 1).slice(0, 7)}-31` };
  if (dataset.name === 'CompetencySummaryHistory') {
    const [start, end] = [row.CompetencyStartDate ?? null, row.CompetencyEndDate ?? null];
    return (start === null || String(start) <= span.to) && (end === null || String(end) >= span.from);
  }
  const at = String(row[dataset.time ?? '']);
  const isMonth = dataset.columns[dataset.time ?? '']?.type === 'month';
  const length = isMonth ? 7 : 10;
  return at.slice(0, length) >= span.from.slice(0, length) && at.slice(0, length) <= span.to.slice(0, length);
}

function monthsBefore(day: string, count: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

interface Comparing {
  readonly value: string | bigint;
  readonly type: string;
  readonly operator: string;
  readonly values: readonly string[];
}

function fulfils({ value, type, operator, values }: Comparing): boolean {
  const text = typeof value === 'string' ? value : written(value);
  if (operator.endsWith('LIKE')) {
    return matches([...text.toLowerCase()], [...(values[0] ?? '').toLowerCase()]) === (operator === 'LIKE');
  }
  const wanted = values.map((each) => converted(each, type));
  const own = typeof value === 'string' && texts.includes(type) ? value.toLowerCase() : value;
  const isListed = wanted.some((each) => each === own);
  if (operator === 'IN') return isListed;
  if (wanted.includes(undefined)) return false;
  if (operator === 'NOT IN') return !isListed;
  const [other] = wanted;
  if (other === undefined) return false;
  const order = compared(own, other);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '>=':
      return order >= 0;
    default:
      return order <= 0;
  }
}

/** A written value as one of the type; undefined where it is none. */
function converted(text: string, type: string): string | bigint | undefined {
  if (texts.includes(type)) return text.toLowerCase();
  const typed = text.trim();
  if (days.includes(type)) {
    const day = type === 'month' && /^\d{4}-\d{2}$/.test(typed) ? `${typed}-01` : typed;
    const at = new Date(`${day}T00:00:00Z`);
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && at.toJSON()?.startsWith(day) ? day : undefined;
  }
  if (!/^-?\d+(\.\d+)?$/.test(typed)) return undefined;
  const number = decimalOf(typed);
  const isFlag = number === 0n || number === decimalOf('1');
  return type === 'boolean01' && !isFlag ? undefined : number;
}

function matches(text: readonly string[], pattern: readonly string[]): boolean {
  const [mark, ...rest] = pattern;
  if (mark === undefined) return text.length === 0;
  if (mark === '%') return text.some((_, from) => matches(text.slice(from), rest)) || matches([], rest);
  return text.length > 0 && (mark === '_' || mark === text[0]) && matches(text.slice(1), rest);
}

function inOrder(one: readonly Value[], other: readonly Value[], { orderBy }: AskedQuery): number {
  for (const [i, { descending }] of orderBy.entries()) {
    const [a, b] = [one[i] ?? null, other[i] ?? null];
    if (a === null && b === null) continue;
    if (a === null) return 1;
    if (b === null) return -1;
    const order = compared(a, b);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

/** Text by code point, numbers by size. */
function compared(one: string | bigint, other: string | bigint): number {
  if (typeof one === 'bigint' || typeof other === 'bigint') return one < other ? -1 : one > other ? 1 : 0;
  const [a, b] = [[...one], [...other]];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i]?.codePointAt(0) ?? -1, b[i]?.codePointAt(0) ?? -1];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
