import { addDays, type Day } from '#base/day.ts';

/** The learning identities a person may prove, each with a link of its own (ASC-2, ASC-13). */
export const learningSources = ['microsoft-learning', 'partner-university'] as const;
export type LearningSource = (typeof learningSources)[number];

/** Why a link ended (ASC-7, ASC-8, ASC-9). */
export type LinkEnd = 'removed' | 'moved' | 'person-deleted';

/** A person's learning profile linked to one company for a time (ASC-6). */
export interface Link {
  readonly source: LearningSource;
  /** The certification profile (MCID) or learner id that was proved. */
  readonly profile: string;
  readonly person: string;
  readonly tenant: string;
  readonly linkedOn: Day;
  readonly endedOn?: Day;
  readonly end?: LinkEnd;
}

/** How often a person may link (ASC-10, L-12) and when it counts (ASC-11). */
export interface LinkRules {
  readonly mostPerYear: number;
  readonly daysBetween: number;
  readonly creditLagDays: number;
}

export const defaultLinkRules: LinkRules = { mostPerYear: 3, daysBetween: 30, creditLagDays: 10 };

/** Days of the rolling year of ASC-10 (L-12). */
const yearDays = 365;

/**
 * The first day on which the person may link a profile of this source again: 30 days after the last link began, and not
 * more than three in any 365 days (ASC-10, L-12). Not before `on`.
 */
export function nextLinkDay(
  links: readonly Link[],
  of: Pick<Link, 'person' | 'source'>,
  on: Day,
  rules: LinkRules,
): Day {
  const begun = links
    .filter(({ person, source }) => person === of.person && source === of.source)
    .map(({ linkedOn }) => linkedOn)
    .sort();
  const last = begun.at(-1);
  const oldestOfYear = begun.at(-rules.mostPerYear);
  const days = [
    on,
    ...(last === undefined ? [] : [addDays(last, rules.daysBetween)]),
    ...(oldestOfYear === undefined ? [] : [addDays(oldestOfYear, yearDays)]),
  ];
  return days.sort().at(-1) ?? on;
}

/** What linking does: a new link, and the ends of those it replaces. */
export type LinkDecision =
  | { readonly kind: 'linked'; readonly link: Link; readonly ended: readonly Link[] }
  | { readonly kind: 'refused'; readonly reason: 'too-early'; readonly nextDay: Day }
  | { readonly kind: 'refused'; readonly reason: 'already-linked' | 'profile-of-somebody-else' };

/**
 * Whether and how a person links a proved profile on a day. A profile belongs to one person and one company at a time:
 * moving to another company ends the link to the one before (ASC-6, ASC-7); a profile that somebody else holds is
 * refused, for only they can unlink it (ASC-5).
 */
export function link(
  links: readonly Link[],
  wanted: Pick<Link, 'source' | 'profile' | 'person' | 'tenant'>,
  on: Day,
  rules: LinkRules = defaultLinkRules,
): LinkDecision {
  const standing = links.filter(({ endedOn }) => endedOn === undefined);
  const holder = standing.find(({ source, profile }) => source === wanted.source && profile === wanted.profile);
  if (holder !== undefined && holder.person !== wanted.person) {
    return { kind: 'refused', reason: 'profile-of-somebody-else' };
  }
  if (holder?.tenant === wanted.tenant) return { kind: 'refused', reason: 'already-linked' };
  const nextDay = nextLinkDay(links, wanted, on, rules);
  if (nextDay > on) return { kind: 'refused', reason: 'too-early', nextDay };
  const replaced = standing.filter(({ source, person }) => source === wanted.source && person === wanted.person);
  return {
    kind: 'linked',
    link: { ...wanted, linkedOn: on },
    ended: replaced.map((one) => ({ ...one, endedOn: on, end: 'moved' })),
  };
}

/** The link, ended by the person (ASC-8) or because the person was deleted (ASC-9). */
export function unlink(standing: Link, on: Day, end: Extract<LinkEnd, 'removed' | 'person-deleted'>): Link {
  return { ...standing, endedOn: on, end };
}

/**
 * The day from which a completion counts for the company (ASC-11, ASC-12): the lag after the completion or the link,
 * whichever is later. Completions from before the link count from the link on; undefined when it ended before that day.
 */
export function countsFrom(completedOn: Day, of: Link, { creditLagDays }: LinkRules): Day | undefined {
  const later = completedOn > of.linkedOn ? completedOn : of.linkedOn;
  const day = addDays(later, creditLagDays);
  return of.endedOn !== undefined && day >= of.endedOn ? undefined : day;
}

/** When the exams of a deleted person leave the company's figures: at the refresh on the 10th of the month after (ASC-9). */
export function creditsGoneOn(deletedOn: Day): Day {
  const [year = 0, month = 1] = deletedOn.split('-').map(Number);
  const next = new Date(Date.UTC(year, month, 10));
  return next.toISOString().slice(0, 10);
}
