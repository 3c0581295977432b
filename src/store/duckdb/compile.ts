import type { Dataset } from '#model/dataset.ts';
import type { PopulationMeasure } from '#model/population.ts';
import type { Scope } from '#query/scope.ts';
import type { PopulationMonth, PopulationQuery, ValuesQuery } from '#query/tree.ts';
import type { ValueFilter } from '#query/value-filter.ts';
import { maskMonths, maskPlace, presenceTable, quoted } from './tables.ts';
import { type Dictionary, normalValue } from './values.ts';

/** What compiling needs to know of a tenant's engine file. */
export interface Compiled {
  /** One statement answers one breakdown (or its items); columns: the dimensions' numbers, then a count per measure and month. */
  readonly sql: string;
  readonly measures: readonly PopulationMeasure[];
  readonly breakdown: number;
}

/** Run on one connection: `setup` first, then `counts` in any order. */
export interface CompiledPopulation {
  readonly setup: readonly string[];
  readonly counts: readonly Compiled[];
}

export interface TenantTables {
  /** How the tenant's file is attached. */
  readonly catalog: string;
  readonly datasets: ReadonlyMap<string, Dataset>;
  /** Datasets whose presence table exists. */
  readonly present: ReadonlySet<string>;
  /** Datasets whose tables of completions exist. */
  readonly completed: ReadonlySet<string>;
  readonly dictionary: (column: string) => Dictionary;
}

/** Statements for a population query. Numbers and catalogue names only reach the text, never words of a request (SEC-1). */
export function compilePopulation(query: PopulationQuery, scope: Scope, tables: TenantTables): CompiledPopulation {
  const months = query.months.length;
  const cohort = `CREATE TEMP TABLE cohort AS ${cohortSql(query, scope, tables)}`;
  const needsWhole = query.breakdowns.some(({ by, measures }) => by.length === 0 || measures.some(isFlow));
  const whole = `CREATE TEMP TABLE whole AS ${wholeSql(usageSql(query, scope, tables))}`;
  return {
    setup: needsWhole ? [cohort, whole] : [cohort],
    counts: query.breakdowns.flatMap((breakdown, index) => {
      const entities = breakdown.measures.filter((measure) => measure !== 'items');
      const statements: Compiled[] = [];
      if (entities.length > 0) {
        const sql = countEntities(breakdown.by, entities, months);
        statements.push({ sql, measures: entities, breakdown: index });
      }
      if (breakdown.measures.includes('items')) {
        statements.push({ sql: countItems(breakdown.by, months), measures: ['items'], breakdown: index });
      }
      return statements;
    }),
  };
}

const isFlow = (measure: PopulationMeasure) => measure !== 'present' && measure !== 'items';

/** Each entity with its mask over all values, `w`, and its usage, `u`. */
function wholeSql(usage: string): string {
  const whole = 'SELECT entity, bit_or(m) AS w FROM cohort GROUP BY entity';
  return `SELECT entity, w, coalesce(u, 0) AS u FROM (${whole}) LEFT JOIN (${usage}) USING (entity)`;
}

/** Month masks per entity (and value), then a sum of bits per month: the lifecycle never counts distinct rows. */
function countEntities(by: readonly string[], measures: readonly PopulationMeasure[], months: number): string {
  const counts = measures.flatMap((measure) => sumPerMonth(months, (slot) => bitOf(measure, slot)));
  if (by.length === 0) return `SELECT ${counts.join(', ')} FROM (SELECT w AS m, w, u FROM whole)`;
  const list = by.map(quoted).join(', ');
  const part = `SELECT ${list}, entity, bit_or(m) AS m FROM cohort GROUP BY ${list}, entity`;
  const from = measures.some(isFlow) ? `(${part}) JOIN whole USING (entity)` : `(${part})`;
  return `SELECT ${list}, ${counts.join(', ')} FROM ${from} GROUP BY ${list}`;
}

function countItems(by: readonly string[], months: number): string {
  const list = by.map((name) => `${quoted(name)}, `).join('');
  const group = by.length === 0 ? '' : ` GROUP BY ${by.map(quoted).join(', ')}`;
  const part = `SELECT ${list}item, bit_or(m) AS m FROM cohort WHERE item > 0 GROUP BY ${list}item`;
  return `SELECT ${list}${sumPerMonth(months, (slot) => bit('m', slot)).join(', ')} FROM (${part})${group}`;
}

function sumPerMonth(months: number, term: (slot: number) => string): string[] {
  return Array.from({ length: months }, (_, slot) => `coalesce(sum(${term(slot)}), 0)::DOUBLE`);
}

const bit = (mask: string, slot: number) => `((${mask} >> ${slot}) & 1)`;

/** 1 when the entity counts in the month; `m` is its mask under the value, `w` over all values, `u` its usage. */
export function bitOf(measure: PopulationMeasure, slot: number): string {
  const before = (mask: string) => (slot === 0 ? '0' : bit(mask, slot - 1));
  switch (measure) {
    case 'present':
    case 'items':
      return bit('m', slot);
    case 'active':
      return `(${bit('m', slot)} & ${bit('u', slot)})`;
    case 'added':
      return slot === 0 ? '0' : `(${bit('m', slot)} & (1 - ${before('w')}))`;
    case 'existing':
      return slot === 0 ? bit('m', slot) : `(${bit('m', slot)} & ${before('w')})`;
    case 'churned':
      return slot === 0 ? '0' : `(${before('m')} & (1 - ${bit('w', slot)}))`;
  }
}

/** The presence rows of each source in the months it stands for, as masks over the query's months. */
export function cohortSql({ months, filters }: PopulationQuery, scope: Scope, tables: TenantTables): string {
  const sources = [...new Set(months.map((month) => month.source))].filter((name) => tables.present.has(name));
  const selects = sources.map((name) => {
    const dataset = presenceOf(tables, name);
    const mask = windowMask(months, (month) => month.source === name);
    const where = [
      mask.where,
      ...filters.map((filter) => filterSql(filter, tables)),
      ...scopeSql(dataset, scope, tables),
    ];
    const columns = ['entity', 'item', ...dataset.presence.dimensions.map(quoted), `${mask.sql} AS m`];
    return `SELECT ${columns.join(', ')} FROM ${tables.catalog}.${quoted(presenceTable(name))} WHERE ${where.join(' AND ')} AND m <> 0`;
  });
  return selects.length > 0 ? selects.join(' UNION ALL BY NAME ') : emptyCohort(months, tables);
}

function emptyCohort(months: readonly PopulationMonth[], tables: TenantTables): string {
  const dimensions = new Set(
    [...tables.datasets.values()].flatMap((dataset) => [...(dataset.presence?.dimensions ?? [])]),
  );
  const columns = [...dimensions].map((name) => `0 AS ${quoted(name)}`);
  return `SELECT 0 AS entity, 0 AS item, ${[...columns, `0::${maskType(months.length)} AS m`].join(', ')} WHERE false`;
}

/** Who used something in which of the query's months, from every activity dataset the month names (X-39). */
export function usageSql({ months }: PopulationQuery, scope: Scope, tables: TenantTables): string {
  const names = [...new Set(months.flatMap((month) => month.activity))].filter((name) => tables.present.has(name));
  const selects = names.map((name) => {
    const dataset = presenceOf(tables, name);
    const mask = windowMask(months, (month) => month.activity.includes(name));
    const where = [mask.where, ...scopeSql(dataset, scope, tables)];
    return `SELECT entity, ${mask.sql} AS m FROM ${tables.catalog}.${quoted(presenceTable(name))} WHERE ${where.join(' AND ')}`;
  });
  if (selects.length === 0) return `SELECT 0 AS entity, 0::${maskType(months.length)} AS u WHERE false`;
  return `SELECT entity, bit_or(m) AS u FROM (${selects.join(' UNION ALL ')}) GROUP BY entity`;
}

/** The unsigned type that holds a bit per month. */
function maskType(months: number): string {
  if (months <= 64) return 'UBIGINT';
  if (months <= 128) return 'UHUGEINT';
  throw new Error(`${months} months asked of one population query; at most 128`);
}

/** Moves the bits of a stored mask to the query's months that `wanted` picks. */
function windowMask(months: readonly PopulationMonth[], wanted: (month: PopulationMonth) => boolean) {
  const type = maskType(months.length);
  const byEpoch = new Map<number, string[]>();
  for (const run of runsOf(months, wanted)) {
    const width = (1n << BigInt(run.length)) - 1n;
    const moved = `(((mask >> ${run.bit}) & ${width}::UBIGINT)::${type} << ${run.slot})`;
    byEpoch.set(run.epoch, [...(byEpoch.get(run.epoch) ?? []), moved]);
  }
  const cases = [...byEpoch].map(([epoch, moved]) => `WHEN ${epoch} THEN ${moved.join(' | ')}`);
  const epochs = [...byEpoch.keys()];
  return {
    sql: epochs.length === 0 ? `0::${type}` : `CASE epoch ${cases.join(' ')} ELSE 0::${type} END`,
    where: epochs.length === 0 ? 'false' : `epoch IN (${epochs.join(', ')})`,
  };
}

/** Neighbouring months of the query that are neighbouring bits of one stored mask. */
function runsOf(months: readonly PopulationMonth[], wanted: (month: PopulationMonth) => boolean) {
  const runs: { epoch: number; bit: number; slot: number; length: number }[] = [];
  months.forEach((month, slot) => {
    if (!wanted(month)) return;
    const place = maskPlace(month.month);
    const last = runs.at(-1);
    const follows =
      last && last.epoch === place.epoch && last.bit + last.length === place.bit && last.slot + last.length === slot;
    if (last && follows) last.length++;
    else runs.push({ ...place, slot, length: 1 });
  });
  return runs;
}

/** A page filter on a dimension; a value nobody has matches nothing. */
function filterSql({ column, values }: ValueFilter, tables: TenantTables): string {
  if (values.length === 0) return 'false';
  const { ids } = tables.dictionary(column);
  const found = values.map((value) => ids.get(normalValue(value))).filter((id) => id !== undefined);
  return found.length === 0 ? 'false' : `${quoted(column)} IN (${found.join(', ')})`;
}

/** Only rows attributed to the reader's locations; data without locations stays closed to such a reader (RO-12, RO-13). */
function scopeSql(dataset: PresentDataset, scope: Scope, tables: TenantTables): string[] {
  if (scope.locations === undefined) return [];
  const { location, presence } = dataset;
  if (location === undefined || !presence.dimensions.includes(location)) return ['false'];
  return [filterSql({ column: location, values: scope.locations }, tables)];
}

export type PresentDataset = Dataset & { readonly presence: NonNullable<Dataset['presence']> };

export function presenceOf(tables: TenantTables, name: string): PresentDataset {
  const dataset = tables.datasets.get(name);
  if (dataset?.presence === undefined) throw new Error(`${name} keeps no presence`);
  return { ...dataset, presence: dataset.presence };
}

/** One statement per dataset that keeps the column with its presence: the numbers of the values in the range. */
export function compileValues(
  query: ValuesQuery,
  scope: Scope,
  tables: TenantTables,
): { column: string; sql: string }[] {
  const from = maskPlace(query.range.from);
  const to = maskPlace(query.range.to);
  const first = from.epoch * maskMonths + from.bit;
  const last = to.epoch * maskMonths + to.bit;
  const inRange = Array.from({ length: to.epoch - from.epoch + 1 }, (_, step) => from.epoch + step).map((epoch) => {
    const start = Math.max(0, first - epoch * maskMonths);
    const end = Math.min(maskMonths - 1, last - epoch * maskMonths);
    const bits = ((1n << BigInt(end - start + 1)) - 1n) << BigInt(start);
    return `(epoch = ${epoch} AND (mask & ${bits}::UBIGINT) <> 0)`;
  });
  return query.datasets
    .filter((name) => tables.present.has(name))
    .flatMap((name) => {
      const dataset = presenceOf(tables, name);
      const where = [`(${inRange.join(' OR ')})`, ...scopeSql(dataset, scope, tables)].join(' AND ');
      const table = `${tables.catalog}.${quoted(presenceTable(name))}`;
      const kept = query.columns.filter((column) => dataset.presence.dimensions.includes(column));
      return kept.map((column) => ({
        column,
        sql: `SELECT DISTINCT ${quoted(column)} FROM ${table} WHERE ${where}`,
      }));
    });
}
