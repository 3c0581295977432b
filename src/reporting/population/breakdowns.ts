import type { PopulationMeasure } from '#model/population.ts';
import type { Breakdown } from '#query/tree.ts';
import type { SectionOf } from '../kind.ts';

/** Merges the sections of a page into as few breakdowns as they need: one per set of dimensions, and the whole. */
export function breakdownsOf(sections: readonly SectionOf<'population'>[]): Breakdown[] {
  const wanted = new Map<string, { by: readonly string[]; measures: Set<PopulationMeasure> }>();
  const want = (by: readonly string[], measures: readonly PopulationMeasure[]) => {
    const open = wanted.get(keyOf(by)) ?? { by, measures: new Set<PopulationMeasure>() };
    for (const measure of measures) open.measures.add(measure);
    wanted.set(keyOf(by), open);
  };
  for (const { source } of sections) {
    const measures = source.columns.map((column) => ('measure' in column ? column.measure : column.shareOf));
    const by = source.by.map((dimension) => dimension.dimension);
    want([], measures);
    if (by.length > 0) want(by, measures);
    if (source.headline) want([], [source.headline.measure, 'present']);
  }
  return [...wanted.values()].map(({ by, measures }) => ({ by, measures: [...measures] }));
}

/** Equal for equal dimensions. */
export function keyOf(by: readonly string[]): string {
  return JSON.stringify(by);
}
