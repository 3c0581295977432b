import { addDays, type Day } from '#base/day.ts';
import type { Month } from '#base/month.ts';
import type { Listing, ListingState } from './book.ts';
import { type DirectorySlot, directorySlot, slotOf, type WeekRule } from './directory-calendar.ts';
import { landingPageProblem } from './landing-page.ts';

/** What is asked for with a listing (ENR-73, ENR-75). */
export interface ListingWish {
  readonly displayName: string;
  readonly country: string;
  readonly url: string;
  readonly aboutUs: boolean;
  readonly noCompetitors: boolean;
  readonly ownPage: boolean;
}

export interface ListingProblem {
  readonly field: keyof ListingWish;
  readonly reason: string;
}

const confirmations = [
  ['aboutUs', 'confirm that the page is only about you'],
  ['noCompetitors', 'confirm that the page shows no competitors'],
  ['ownPage', 'confirm that the page is yours'],
] as const;

/** What keeps a listing from being asked for: its name, its landing page and the three confirmations (ENR-73 … ENR-75). */
export function checkListing(wish: ListingWish, domains: readonly string[]): ListingProblem[] {
  const url = landingPageProblem(wish.url, domains);
  const unseen = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(wish.displayName);
  return [
    ...(unseen ? [{ field: 'displayName' as const, reason: 'invisible characters are not allowed' }] : []),
    ...(url === undefined ? [] : [{ field: 'url' as const, reason: url }]),
    ...confirmations.flatMap(([field, reason]) => (wish[field] ? [] : [{ field, reason: `${reason} (ENR-75)` }])),
  ];
}

/** What was sent: the listings that came and went with it. */
export interface SentBatch {
  readonly month: Month;
  readonly entries: readonly { readonly listing: string; readonly change: 'add' | 'remove' }[];
}

interface Known extends Pick<Listing, 'state' | 'acceptedOn'> {
  readonly id: string;
}

/** How a listing stands, what was sent taken into account: a batch is sent at once, its listings are marked after it. */
export function standingOf({ id, state }: Known, sent: readonly SentBatch[]): ListingState {
  if (batchWith(id, 'remove', sent) !== undefined) return 'removed';
  if (batchWith(id, 'add', sent) === undefined) return state;
  // Withdrawn in the moment of sending: it leaves with the next one.
  return state === 'removed' ? 'leaving' : state === 'accepted' ? 'sent' : state;
}

/** The batch that a listing came with. */
export function batchOf(id: string, sent: readonly SentBatch[]): Month | undefined {
  return batchWith(id, 'add', sent)?.month;
}

function batchWith(id: string, change: 'add' | 'remove', sent: readonly SentBatch[]): SentBatch | undefined {
  return sent.find(({ entries }) => entries.some((entry) => entry.listing === id && entry.change === change));
}

/** The states in which there is nothing left to ask for. */
export const liveStates: readonly ListingState[] = ['requested', 'accepted', 'sent'];

/** Where a listing goes when its partner leaves; undefined: there is nothing to leave (ENR-77). */
export function leftState(state: ListingState): ListingState | undefined {
  if (state === 'sent') return 'leaving';
  return state === 'requested' || state === 'accepted' ? 'removed' : undefined;
}

/** The batch to be sent next: that of the day, or the one after it when that was sent already (ENR-71). */
export function nextSlot(today: Day, sent: readonly SentBatch[], rule: WeekRule): DirectorySlot {
  const own = directorySlot(today, rule);
  return isSent(own.batchMonth, sent) ? directorySlot(addDays(own.batchTo, 1), rule) : own;
}

function isSent(month: Month, sent: readonly SentBatch[]): boolean {
  return sent.some((batch) => batch.month === month);
}

/** Whether a batch may be sent: in its days, and only once. */
export function isOpen({ batchMonth, batchFrom, batchTo }: DirectorySlot, today: Day, sent: readonly SentBatch[]) {
  return batchFrom <= today && today <= batchTo && !isSent(batchMonth, sent);
}

/**
 * The batch that an accepted listing went or will go with (ENR-76). One that came after its batch was sent, or whose batch
 * nobody sent, waits for the next.
 */
export function slotFor(
  listing: Known,
  { today, sent, rule }: { readonly today: Day; readonly sent: readonly SentBatch[]; readonly rule: WeekRule },
): DirectorySlot | undefined {
  const went = batchOf(listing.id, sent);
  if (went !== undefined) return slotOf(went, rule);
  if (listing.acceptedOn === null || listing.state !== 'accepted') return undefined;
  const own = directorySlot(listing.acceptedOn, rule);
  const next = nextSlot(today, sent, rule);
  return own.batchMonth > next.batchMonth ? own : next;
}

/** What a batch brings: accepted ones come, leaving ones go (ENR-76, ENR-77). */
export function changeOf(state: ListingState): 'add' | 'remove' | undefined {
  return state === 'accepted' ? 'add' : state === 'leaving' ? 'remove' : undefined;
}

/**
 * What the directory shows: entries from the day on which their batch is visible at the latest (ENR-72); one that was
 * removed is gone once the batch that removes it was sent.
 */
export function shownEntries<Entry extends SentBatch['entries'][number]>(
  sent: readonly { readonly month: Month; readonly entries: readonly Entry[] }[],
  today: Day,
  ruleOf: (month: Month) => WeekRule,
): Entry[] {
  const all = sent.flatMap(({ entries }) => entries);
  const gone = new Set(all.filter(({ change }) => change === 'remove').map(({ listing }) => listing));
  const visible = sent.filter(({ month }) => slotOf(month, ruleOf(month)).visibleBy <= today);
  const added = visible.flatMap(({ entries }) => entries.filter(({ change }) => change === 'add'));
  return added.filter(({ listing }) => !gone.has(listing));
}
