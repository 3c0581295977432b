import type { Month, MonthRange } from '#base/month.ts';
import type { Population } from '#model/population.ts';
import type { PopulationMonth } from './tree.ts';

/** The months in which each dataset has rows, oldest first. */
export type MonthsByDataset = Readonly<Record<string, readonly Month[]>>;

export interface PopulationMonths {
  /** Months with data: the base, when there is one, then those of the range. */
  readonly months: readonly PopulationMonth[];
  /** Whether the first of `months` lies before the range and only serves comparison. */
  readonly hasBase: boolean;
}

/**
 * Which months a population is counted in, and from which dataset: the first source that has the month.
 * The last month with data before the range comes first, as what the range's first month is compared with.
 * `families`: the chosen product families, trimmed and without case; empty means all.
 */
export function populationMonths(
  population: Population,
  { range, months, families }: { range: MonthRange; months: MonthsByDataset; families: readonly string[] },
): PopulationMonths {
  const source = sourceOfMonth(population.sources, months);
  const known = [...source.keys()].sort();
  const base = known.filter((month) => month < range.from).at(-1);
  const inside = known.filter((month) => month >= range.from && month <= range.to);
  const proofs = activityOf(population, families);
  const activityIn = (month: Month) => proofs.filter((dataset) => months[dataset]?.includes(month));
  return {
    hasBase: base !== undefined,
    months: [...(base === undefined ? [] : [base]), ...inside].map((month) => ({
      month,
      source: source.get(month) ?? '',
      activity: activityIn(month),
    })),
  };
}

/** All months that any source has, oldest first. */
export function knownMonths(sources: readonly string[], months: MonthsByDataset): Month[] {
  return [...sourceOfMonth(sources, months).keys()].sort();
}

/** The datasets that prove usage under the chosen product families: all of them when none is chosen. */
export function activityOf(population: Population, families: readonly string[]): string[] {
  const chosen = new Set(families.map((family) => family.trim().toLowerCase()));
  return population.activity
    .filter((proof) => chosen.size === 0 || proof.families.some((family) => chosen.has(family.toLowerCase())))
    .map((proof) => proof.dataset);
}

function sourceOfMonth(sources: readonly string[], months: MonthsByDataset): Map<Month, string> {
  const found = new Map<Month, string>();
  for (const dataset of sources) {
    for (const month of months[dataset] ?? []) if (!found.has(month)) found.set(month, dataset);
  }
  return found;
}
