import { Fault } from '#base/fault.ts';
import { type Instant, minuteMs } from '../schedule/instant.ts';

export const callbackMethods = ['GET', 'POST'] as const;
export type CallbackMethod = (typeof callbackMethods)[number];

/** Pauses before the second, third and fourth try (API-56). */
export const callbackPausesMs: readonly number[] = [minuteMs, 5 * minuteMs, 30 * minuteMs];

/** Where a notice of delivery stands. */
export type CallbackState =
  | { readonly kind: 'waiting'; readonly tries: number; readonly notBefore: Instant }
  | { readonly kind: 'delivered'; readonly tries: number; readonly at: Instant }
  | { readonly kind: 'given-up'; readonly tries: number; readonly at: Instant };

/** What came of a try: a status, or no answer at all (refused, hung up, out of time). */
export type CallbackOutcome = { readonly status: number } | 'no-answer';

/** A file is ready, its notice is due. */
export function firstCallback(now: Instant): CallbackState {
  return { kind: 'waiting', tries: 0, notBefore: now };
}

/**
 * After a try: any 2xx is delivered, a redirect is not; else it waits for the next of three more tries, or gives up
 * (API-56). A notice that is delivered or given up stays so.
 */
export function afterTry(
  state: CallbackState,
  outcome: CallbackOutcome,
  { now, pausesMs = callbackPausesMs }: { readonly now: Instant; readonly pausesMs?: readonly number[] },
): CallbackState {
  if (state.kind !== 'waiting') return state;
  const tries = state.tries + 1;
  if (outcome !== 'no-answer' && outcome.status >= 200 && outcome.status < 300) {
    return { kind: 'delivered', tries, at: now };
  }
  const pause = pausesMs[state.tries];
  return pause === undefined
    ? { kind: 'given-up', tries, at: now }
    : { kind: 'waiting', tries, notBefore: now + pause };
}

/**
 * The address that is called: the id in the path for POST, before a query string; in the query string for GET, after one
 * that is there (API-55, A-18). It never holds the download link (API-56).
 */
export function callbackAddress(callbackUrl: string, method: CallbackMethod, reportId: string): string {
  const url = new URL(callbackUrl);
  url.hash = '';
  const id = encodeURIComponent(reportId);
  const query = url.search.slice(1);
  if (method === 'POST') url.pathname = `${url.pathname.replace(/\/$/, '')}/${id}`;
  url.search = method === 'POST' ? query : query === '' ? `reportId=${id}` : `${query}&reportId=${id}`;
  return url.href;
}

/**
 * An address that may be kept as CallbackUrl; whether it may be called is decided when it is (API-57).
 * @throws Fault `bad-parameter` when it is no http or https address, or carries a name and password
 */
export function checkCallbackUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isGood = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (isGood) return;
  const detail = 'CallbackUrl is no http or https address without a user name';
  throw new Fault('bad-parameter', 'Invalid report parameters', {
    parameter: 'CallbackUrl',
    allowed: ['http://…', 'https://…'],
    detail,
  });
}
