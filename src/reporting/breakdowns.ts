/** A table asked of a source: the dimensions it is by, none for the whole, and the measures it shows. */
interface Breakdown<M> {
  readonly by: readonly string[];
  readonly measures: readonly M[];
}

/** Merges what the sections of a page want into as few breakdowns as they need: one per set of dimensions. */
export function breakdownsOf<M>(wanted: readonly Breakdown<M>[]): Breakdown<M>[] {
  const alike = Map.groupBy(wanted, ({ by }) => keyOf(by));
  return [...alike.values()].map((same) => ({
    by: same[0]?.by ?? [],
    measures: [...new Set(same.flatMap(({ measures }) => measures))],
  }));
}

/** Finds the groups of an answer, which has them per breakdown, by their dimensions. */
export function groupsBy<G>(
  breakdowns: readonly Breakdown<unknown>[],
  answer: readonly (readonly G[])[],
): (by: readonly string[]) => readonly G[] {
  const groups = new Map(breakdowns.map(({ by }, i) => [keyOf(by), answer[i] ?? []]));
  return (by) => groups.get(keyOf(by)) ?? [];
}

/** Equal for equal dimensions. */
const keyOf = (by: readonly string[]) => JSON.stringify(by);
