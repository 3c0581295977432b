import { z } from 'zod';
import { type Day, isDay } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { createAddressGuard } from '#jobs/address-guard.ts';
import { createSafeRequest, type RequestOutcome } from '#jobs/safe-request.ts';
import type { Config } from '../config.ts';
import { signed } from './payments-signature.ts';

/** What is to be paid; an amount in the smallest unit of its currency. */
export interface PaymentDraft {
  /** The same for every try of the same order: the gateway begins one payment for it. */
  readonly order: string;
  readonly description: string;
  readonly currency: string;
  readonly amount: number;
  /** Where the browser comes back to, and where the gateway tells that something happened. */
  readonly returnTo: string;
  readonly notify: string;
}

/** What the gateway says of a payment when it is asked; `unknown` when it cannot be had. */
export type PaymentTruth =
  | {
      readonly state: 'open' | 'paid' | 'declined';
      readonly order: string;
      readonly currency: string;
      readonly amount: number;
      readonly paidOn: Day | null;
    }
  | { readonly state: 'unknown'; readonly reason: string };

/** The way to pay by card: somebody else's page takes the card, the product only learns what became of it (FEE-11). */
export interface PaymentGateway {
  /** @throws Fault `unavailable` when the gateway does not begin it */
  begin(draft: PaymentDraft): Promise<{ readonly reference: string; readonly address: string }>;
  statusOf(reference: string): Promise<PaymentTruth>;
}

const begun = z.object({ reference: z.string().min(1).max(200), address: z.string().refine(isPage) });
const told = z.object({
  reference: z.string(),
  order: z.string(),
  state: z.enum(['open', 'paid', 'declined']),
  currency: z.string(),
  amount: z.number().int(),
  paidOn: z.string().refine(isDay).nullish(),
});

type Settings = Pick<Config, 'paymentUrl' | 'paymentSecret' | 'callbackAllow'>;

/** @returns undefined when the settings name none: cards are not offered then */
export function createGateway(
  { paymentUrl: url, paymentSecret: secret, callbackAllow = [] }: Settings,
  { limitMs = 10_000, clock = () => Date.now() }: { readonly limitMs?: number; readonly clock?: () => number } = {},
): PaymentGateway | undefined {
  if (url === undefined || secret === undefined) return undefined;
  // The operator named this host, wherever it leads.
  const guard = createAddressGuard([...callbackAllow, new URL(url).hostname.replace(/^\[|\]$/g, '')]);
  const request = createSafeRequest({ guard, limitMs });
  const ask = async (method: 'GET' | 'POST', path: string, draft?: object) => {
    const body = draft === undefined ? '' : JSON.stringify(draft);
    const said = `${method} ${new URL(url + path).pathname}\n${body}`;
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...signed(said, { secret, at: clock() }),
    };
    return request({ url: url + path, method, headers, readsAnswer: true, ...(body !== '' && { body }) });
  };
  return {
    async begin(draft) {
      const outcome = await ask('POST', '/payments', draft);
      const read = begun.safeParse(answerOf(outcome));
      if (read.success) return { reference: read.data.reference, address: read.data.address };
      const message =
        'The payment gateway does not answer as it should; nothing was ordered. Try again, or pay by transfer';
      throw new Fault('unavailable', message, { detail: reasonOf(outcome) });
    },
    async statusOf(reference) {
      const outcome = await ask('GET', `/payments/${encodeURIComponent(reference)}`);
      const read = told.safeParse(answerOf(outcome));
      if (!read.success || read.data.reference !== reference) return { state: 'unknown', reason: reasonOf(outcome) };
      const { state, order, currency, amount, paidOn } = read.data;
      return { state, order, currency, amount, paidOn: paidOn ?? null };
    },
  };
}

/** What was said with a status that means well; undefined for everything else. */
function answerOf(outcome: RequestOutcome): unknown {
  if ('reason' in outcome || outcome.status < 200 || outcome.status > 299) return undefined;
  try {
    return JSON.parse(outcome.answer ?? '');
  } catch {
    return undefined;
  }
}

function reasonOf(outcome: RequestOutcome): string {
  return 'reason' in outcome ? outcome.reason : `it answered ${outcome.status}, not as documented`;
}

/** Cards are typed in on pages that nobody reads along; on this machine only is that so without https. */
function isPage(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || text.length > 2000) return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname))
  );
}
