import { Fault } from '#base/fault.ts';
import { hourMs, type Instant } from '../schedule/instant.ts';

/** How much one person may have, and do in an hour. Every number is a setting, from 1 up, with this default. */
export interface Quotas {
  /** Active reports of a user (API-39). */
  readonly activeReports: number;
  /** Reports of a user that run at once, in 60 minutes (API-39). */
  readonly executeNowPerHour: number;
  /** Queries of a user (API-39). */
  readonly queries: number;
  /** Reports of the downloads hub that are completed in 60 minutes; the next waits (DL-18, A-41). */
  readonly completedPerHour: number;
  /** Scheduled reports per user and programme (DL-20). */
  readonly schedules: number;
  /** Templates per programme (DL-17). */
  readonly templates: number;
  /** Favourites stored per programme, and shown on the landing page (DL-16, A-40). */
  readonly favourites: number;
  readonly favouritesShown: number;
}

export const defaultQuotas: Quotas = {
  activeReports: 50,
  executeNowPerHour: 5,
  queries: 100,
  completedPerHour: 5,
  schedules: 40,
  templates: 200,
  favourites: 30,
  favouritesShown: 5,
};

/** One more active report. @throws Fault `bad-parameter` in the documented words (API-39, api.md §4) */
export function checkActiveReports(active: number, { activeReports: most }: Quotas): void {
  if (active < most) return;
  const message = `User has exceeded its report creation quota of ${most} active reports`;
  throw new Fault('bad-parameter', message, { parameter: 'reports', allowed: [`${most} active reports`] });
}

/** One more query. @throws Fault `bad-parameter` in the documented words (API-39, api.md §4) */
export function checkQueries(kept: number, { queries: most }: Quotas): void {
  if (kept < most) return;
  const message = 'Number of queries exceeded. Delete few queries before creating new queries';
  throw new Fault('bad-parameter', message, { parameter: 'queries', allowed: [`${most} queries`] });
}

/**
 * One more report that runs at once, after those asked at `earlier`.
 * @throws Fault `bad-parameter` in the documented words, with the seconds until there is room (API-39, api.md §4)
 */
export function checkExecuteNow(earlier: readonly Instant[], now: Instant, { executeNowPerHour: most }: Quotas): void {
  const free = roomAt(earlier, now, most);
  if (free <= now) return;
  const message = `User has exceeded its ExecuteNow report creation quota of ${most} reports/60 mins`;
  throw new Fault('bad-parameter', message, {
    parameter: 'ExecuteNow',
    allowed: [`${most} reports/60 mins`],
    retryAfter: Math.ceil((free - now) / 1000),
  });
}

/**
 * When the next report of the hub may run, after those completed at `completed` and beside `running` that may complete any
 * moment: now, or when the one that stands in its way is 60 minutes old. Reports run in the order they were asked for (DL-18, A-41).
 */
export function hubRoomAt(
  { completed, running }: { readonly completed: readonly Instant[]; readonly running: number },
  now: Instant,
  { completedPerHour }: Quotas,
): Instant {
  return roomAt([...completed, ...Array.from({ length: running }, () => now)], now, completedPerHour);
}

/** What a hub keeps a bounded number of. */
export type Kept = 'schedules' | 'templates' | 'favourites';

/** One more of them. @throws Fault `too-large` that says how many there may be (DL-16, DL-17, DL-20) */
export function checkKept(kind: Kept, kept: number, quotas: Quotas): void {
  const most = quotas[kind];
  if (kept < most) return;
  const message = `There are ${kept} ${kind} already, and ${most} are the most; delete one first`;
  throw new Fault('too-large', message, { parameter: kind, allowed: [`${most} ${kind}`] });
}

/** The first moment, not before now, that has fewer than `most` of the moments in the hour before it. */
function roomAt(moments: readonly Instant[], now: Instant, most: number): Instant {
  const newest = moments.toSorted((a, b) => b - a)[most - 1];
  return newest === undefined ? now : Math.max(now, newest + hourMs);
}
