import { addDays, type Day } from '#base/day.ts';
import { creditsGoneOn, type Link, type LinkRules } from './link.ts';

/** A linked profile and the last completion day of it that counts for the company. */
export interface Credit {
  readonly profile: string;
  readonly upTo: Day;
}

/**
 * What links of a company bring it on a day (ASC-9, ASC-11, ASC-12): the completions of profiles that are linked to it,
 * from the lag after completion and link on. Those of a deleted person stay until the refresh of the month after. A
 * completion counts when its day is not after `upTo`; it is `countsFrom` turned round. Profiles are without case.
 */
export function creditsOf(links: readonly Link[], today: Day, rules: LinkRules): readonly Credit[] {
  const best = new Map<string, Day>();
  for (const link of links) {
    const upTo = lastDayOf(link, today, rules);
    const profile = link.profile.trim().toLowerCase();
    const known = best.get(profile);
    if (upTo !== undefined && (known === undefined || upTo > known)) best.set(profile, upTo);
  }
  return [...best].map(([profile, upTo]) => ({ profile, upTo }));
}

function lastDayOf({ linkedOn, endedOn, end }: Link, today: Day, { creditLagDays }: LinkRules): Day | undefined {
  const isGone = endedOn !== undefined && (end !== 'person-deleted' || today >= creditsGoneOn(endedOn));
  if (isGone) return undefined;
  // The day by which a completion has to count: today, and before the link ended.
  const by = endedOn === undefined || addDays(endedOn, -1) > today ? today : addDays(endedOn, -1);
  return addDays(linkedOn, creditLagDays) <= by ? addDays(by, -creditLagDays) : undefined;
}
