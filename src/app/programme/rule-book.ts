import type { Day } from '#base/day.ts';
import { type Edition, holds } from '#domain/programme/edition.ts';
import { editions as shipped } from '#domain/programme/index.ts';
import type { KeptEdition } from '#state/programme-house.ts';

/** The rules of a time, as they hold or held; version 0 is what the product comes with. */
export interface Rules {
  readonly edition: Edition;
  readonly version: number;
  /** UTC instant, and who wrote them; null: they came with the product. */
  readonly at: string | null;
  readonly by: string | null;
}

/** The rules that hold, and those that held: an old decision is replayed with the version it names (ENR-7). */
export interface RuleBook {
  /** The newest version of each edition, by the begin of its period. */
  readonly current: readonly Rules[];
  /** Undefined before the first edition and in a gap. */
  on(day: Day): Rules | undefined;
  version(id: string, version: number): Rules | undefined;
  /** Every version of one, newest first. */
  history(id: string): readonly Rules[];
}

export function ruleBook(kept: readonly KeptEdition[]): RuleBook {
  const written = kept.map(({ edition, version, at, actorName }): Rules => ({ edition, version, at, by: actorName }));
  const came = shipped.map((edition): Rules => ({ edition, version: 0, at: null, by: null }));
  const byId = Map.groupBy([...came, ...written], ({ edition }) => edition.id);
  const history = (id: string) => [...(byId.get(id) ?? [])].sort((a, b) => b.version - a.version);
  const newest = [...byId.keys()].flatMap((id) => history(id).slice(0, 1));
  const current = newest.sort((a, b) => (a.edition.period.from < b.edition.period.from ? -1 : 1));
  return {
    current,
    on: (day) => current.find(({ edition }) => holds(edition.period, day)),
    version: (id, version) => byId.get(id)?.find((rules) => rules.version === version),
    history,
  };
}
