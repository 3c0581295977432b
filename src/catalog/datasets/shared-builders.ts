import type { Column, SystemQuery } from '#model/dataset.ts';
import type { Metric } from '#model/metric.ts';

/**
 * Where the documentation shows a column: definitions (`def`) and system queries (`sq`) by year, a dataset example,
 * a public client of the API.
 */
type Sighting = 'client' | 'def2021' | 'def2021oct' | 'def2023' | 'example' | 'sq2021' | 'sq2023';

/** Spread into a column: where it was seen, and the kind of source that makes it. */
export function seenIn(...seenIn: readonly Sighting[]): Pick<Column, 'source' | 'seenIn'> {
  const defined = seenIn.some((sighting) => sighting.startsWith('def'));
  const queried = seenIn.some((sighting) => sighting.startsWith('sq'));
  if (defined || queried)
    return { source: defined && queried ? 'both' : defined ? 'definitions' : 'systemQuery', seenIn };
  return { source: seenIn.includes('client') ? 'client' : 'example', seenIn };
}

/** The usual combinations. `october` is the definitions of October 2021, which added much to those of July. */
export const seen = {
  all: seenIn('def2021', 'def2021oct', 'def2023', 'sq2021', 'sq2023'),
  allAndExample: seenIn('def2021', 'def2021oct', 'def2023', 'example', 'sq2021', 'sq2023'),
  allAndClient: seenIn('client', 'def2021', 'def2021oct', 'def2023', 'sq2021', 'sq2023'),
  allExampleAndClient: seenIn('client', 'def2021', 'def2021oct', 'def2023', 'example', 'sq2021', 'sq2023'),
  sinceOctober: seenIn('def2021oct', 'def2023', 'sq2021', 'sq2023'),
  sinceOctoberAndClient: seenIn('client', 'def2021oct', 'def2023', 'sq2021', 'sq2023'),
  sinceOctoberExampleAndClient: seenIn('client', 'def2021oct', 'def2023', 'example', 'sq2021', 'sq2023'),
  exceptOctober: seenIn('def2021', 'def2023', 'sq2021', 'sq2023'),
  in2021: seenIn('def2021', 'def2021oct', 'sq2021'),
  inJuly2021: seenIn('def2021', 'sq2021'),
  in2023: seenIn('def2023', 'sq2023'),
  definitions: seenIn('def2021', 'def2021oct', 'def2023'),
  definitionsAndClient: seenIn('client', 'def2021', 'def2021oct', 'def2023'),
  definitionsSinceOctober: seenIn('def2021oct', 'def2023'),
  definitionsSinceOctoberAndExample: seenIn('def2021oct', 'def2023', 'example'),
  definitionsSinceOctoberAndClient: seenIn('client', 'def2021oct', 'def2023'),
  definitions2021: seenIn('def2021'),
  definitions2023: seenIn('def2023'),
  definitions2023AndClient: seenIn('client', 'def2023'),
  queries: seenIn('sq2021', 'sq2023'),
  query2021: seenIn('sq2021'),
  query2023: seenIn('sq2023'),
  client: seenIn('client'),
} as const;

export function text(about: string): Column {
  return { type: 'string', kind: 'dimension', about };
}

/** An id of free form. */
export function key(about: string): Column {
  return { type: 'string', kind: 'key', about };
}

export function guid(about: string): Column {
  return { type: 'guid', kind: 'key', about };
}

export function day(about: string): Column {
  return { type: 'date', kind: 'dimension', about };
}

export function month(about: string): Column {
  return { type: 'month', kind: 'dimension', about };
}

/** One of a closed list. */
export function oneOf(about: string, values: readonly string[]): Column {
  return { type: 'enum', kind: 'dimension', about, values };
}

/** One of a list that is known to be incomplete. */
export function oneOfAtLeast(about: string, values: readonly string[]): Column {
  return { ...oneOf(about, values), open: true };
}

/** A marker of undocumented spelling. */
export function mark(about: string): Column {
  return { type: 'string', kind: 'flag', about };
}

/** A marker written 0 or 1. */
export function bit(about: string): Column {
  return { type: 'boolean01', kind: 'flag', about };
}

/** Seats, users, units: whole and never below zero. */
export function count(about: string): Column {
  return { type: 'integer', kind: 'measure', about, aggregate: 'sum', min: 0 };
}

/** A whole number that may be negative. */
export function change(about: string): Column {
  return { type: 'integer', kind: 'measure', about, aggregate: 'sum' };
}

export function amount(about: string): Column {
  return { type: 'decimal', kind: 'measure', about, aggregate: 'sum' };
}

/** Money that only readers with the revenue right see. */
export function revenue(about: string): Column {
  return { ...amount(about), sensitive: 'revenue' };
}

/** A figure that is given as it is and means nothing when added. */
export function figure(about: string): Column {
  return { type: 'decimal', kind: 'measure', about, aggregate: 'none' };
}

/** A figure recomputed from its parts. */
export function ratio(about: string): Column {
  return { type: 'decimal', kind: 'measure', about, aggregate: 'ratio' };
}

type Origin = Pick<Metric, 'origin' | 'seenIn' | 'sensitive'>;

export const own: Origin = { origin: 'own' };

export function documented(seenIn: string): Origin {
  return { origin: 'documented', seenIn };
}

/** A count of different values; `CustomerCount` of `CustomerTpid` and the like. */
export function distinctOf<const C extends string>(name: string, column: C, origin: Origin): Metric<C> {
  return {
    name,
    about: `distinct ${column}`,
    additivity: 'distinct',
    formula: { kind: 'distinct', columns: [column] },
    ...origin,
  };
}

/** A sum over rows of something that happens: it adds over time. */
export function flowOf<const C extends string>(name: string, column: C, origin: Origin): Metric<C> {
  return { name, about: `sum of ${column}`, additivity: 'sum', formula: { kind: 'sum', columns: [column] }, ...origin };
}

/** A sum over rows of something that is there: seats and users of two months are never added. */
export function stockOf<const C extends string>(name: string, column: C, origin: Origin): Metric<C> {
  return { ...flowOf(name, column, origin), additivity: 'stock' };
}

/** Every row counts. */
export function rowCount(name: string, origin: Origin): Metric<never> {
  return { name, about: 'rows', additivity: 'sum', formula: { kind: 'rows' }, ...origin };
}

/** A list of names written with white space between. */
export function names(list: string): SystemQuery['select'] {
  return list.trim().split(/\s+/);
}
