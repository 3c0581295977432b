import { createHash } from 'node:crypto';
import type { Day } from '#base/day.ts';

/** How a reader gets the learners of a tenant, by what its admins decided. */
export interface LearnerSight {
  /** Learners are called by pseudonyms made with this, 64 hexadecimal digits; absent: by their names and ids. */
  readonly pseudonymKey?: string;
  /** Only these people's completions count, up to a day (ASC-12); absent: everybody's. */
  readonly linked?: readonly LinkedLearner[];
  /** Figures of values with fewer people are withheld; 0: none are. */
  readonly smallestGroup: number;
  /** Equal for equal sights: part of cache keys; what it is made of cannot be read from it. */
  readonly key: string;
}

export interface LinkedLearner {
  /** The id that completions carry, without case. */
  readonly profile: string;
  readonly upTo: Day;
}

/** Undefined where the sight hides and leaves out nothing. */
export function learnerSight(decided: Omit<LearnerSight, 'key'>): LearnerSight | undefined {
  const { pseudonymKey, linked, smallestGroup } = decided;
  if (pseudonymKey === undefined && linked === undefined && smallestGroup === 0) return undefined;
  const people = linked?.map(({ profile, upTo }) => [profile, upTo].join('\t')).sort();
  const told = JSON.stringify([pseudonymKey ?? null, people ?? null, smallestGroup]);
  return { ...decided, key: createHash('sha256').update(told).digest('base64url') };
}
