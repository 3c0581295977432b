import type { KnownPerson } from '#state/actors.ts';

/** How many are remembered; more people than this at work at once are asked for now and then. */
const most = 2000;

interface Deps {
  /** Grows with every change of what is remembered. */
  readonly version: () => number;
  /** UTC instant. */
  readonly now: () => string;
}

/**
 * Remembers who stands behind the hash of a secret, for as long as nothing was written that could change it: only where
 * this process writes alone. An end that was set beforehand comes here as everywhere.
 */
export function createKnownSecrets({ version, now }: Deps) {
  let held = version();
  const people = new Map<string, KnownPerson>();
  const clearStale = () => {
    if (held === version()) return;
    people.clear();
    held = version();
  };
  return {
    find(hash: string): KnownPerson | undefined {
      clearStale();
      const found = people.get(hash);
      return found !== undefined && found.expiresAt > new Date(now()) ? found : undefined;
    },
    /** @param asked the version before it was read: a write in between makes it stale */
    keep(hash: string, person: KnownPerson, asked: number): void {
      clearStale();
      if (asked !== held) return;
      people.delete(hash);
      people.set(hash, person);
      const [oldest] = people.keys();
      if (people.size > most && oldest !== undefined) people.delete(oldest);
    },
  };
}
