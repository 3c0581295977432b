import type { Column, Dataset } from '#model/dataset.ts';
import type { Metric } from '#model/metric.ts';

/** What a name of a query means. */
export type Meaning =
  | { readonly kind: 'column'; readonly name: string; readonly column: Column }
  | { readonly kind: 'metric'; readonly name: string; readonly metric: Metric };

/** A dataset as queries speak of it. */
export interface SpokenDataset {
  readonly dataset: Dataset;
  /** Time spans a query may name; none: it has no time filter. */
  readonly spans: readonly string[];
  /** The column or metric of this name or other spelling, without regard to case. */
  meaningOf(name: string): Meaning | undefined;
  /** Every column, and every metric that can be computed, as catalogued. */
  readonly names: readonly string[];
}

export interface Vocabulary {
  /** By its name or another name, without regard to case. */
  datasetNamed(name: string): SpokenDataset | undefined;
  readonly names: readonly string[];
}

/** The words of a catalogue: the datasets that the API offers, without their internal columns. Make it once and keep it. */
export function toVocabulary(datasets: readonly Dataset[]): Vocabulary {
  const offered = datasets.flatMap((dataset) => spoken(dataset));
  const byName = new Map(offered.flatMap((each) => namesOf(each.dataset).map((name) => [name.toLowerCase(), each])));
  return {
    datasetNamed: (name) => byName.get(name.toLowerCase()),
    names: offered.map(({ dataset }) => dataset.name),
  };
}

function namesOf({ name, otherNames = [] }: Dataset): readonly string[] {
  return [name, ...otherNames];
}

function spoken(dataset: Dataset): SpokenDataset[] {
  if (dataset.api === undefined || dataset.api.downloadOnly) return [];
  const columns = Object.entries(dataset.columns).filter(([, column]) => column.internal === undefined);
  const meanings = [...columns.map(toColumn), ...dataset.metrics.map(toMetric)];
  const aliases = columns.flatMap(([name, column]) =>
    (column.aliases ?? []).map((alias) => [alias, toColumn([name, column])] as const),
  );
  // A name of the catalogue wins over another column's other spelling.
  const byName = new Map(
    [...aliases, ...meanings.map((each) => [each.name, each] as const)].map(([name, each]) => [
      name.toLowerCase(),
      each,
    ]),
  );
  const meaningOf = (name: string) => byName.get(name.toLowerCase());
  return [
    { dataset, spans: dataset.api.dateRanges, meaningOf, names: meanings.filter(isKnown).map((each) => each.name) },
  ];
}

function isKnown(meaning: Meaning): boolean {
  return meaning.kind === 'column' || meaning.metric.formula.kind !== 'unavailable';
}

function toColumn([name, column]: readonly [string, Column]): Meaning {
  return { kind: 'column', name, column };
}

function toMetric(metric: Metric): Meaning {
  return { kind: 'metric', name: metric.name, metric };
}
