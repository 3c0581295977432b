import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Fault } from '#base/fault.ts';

/** Sign-ins that fail for one e-mail address, and from one network address, before they are refused unseen. */
export const attempts = { perAccount: 10, perAddress: 50, seconds: 15 * 60 } as const;

/**
 * How many of each are remembered. In the time that counts, fewer accounts than this can be tried: every attempt that is
 * counted waits for its turn to be hashed. So nobody makes room for more guesses by trying others in between.
 */
export const mostRemembered = 50_000;

/** Slows down whoever guesses (SEC-12); it holds the same memory whatever is tried, and forgets by itself. */
export interface Throttle {
  /**
   * Counts an attempt before it is looked at, so that those made at once are all counted.
   * @throws Fault `too-many`
   */
  enter(attempt: Attempt): Promise<Admission>;
}

export interface Attempt {
  /** Whose secret is tried: an e-mail address, however it is written. */
  readonly account: string;
  readonly address: string;
}

/** What becomes of an attempt that was counted; one that is told nothing stays counted as failed. */
export interface Admission {
  /** It was somebody's own: what they got wrong before is forgotten. */
  succeeded(): Promise<void>;
  /** Right so far, with more to show: this one does not count, those before it do. */
  halfway(): Promise<void>;
}

export function createThrottle(limits: { readonly [Key in keyof typeof attempts]: number } = attempts): Throttle {
  const accounts = createCounter(limits.perAccount, limits.seconds);
  const addresses = createCounter(limits.perAddress, limits.seconds);
  return {
    async enter({ account, address }) {
      const [name, network] = [account.trim().toLowerCase().slice(0, 320), networkOf(address)];
      await addresses.take(network);
      await accounts.take(name);
      return {
        async succeeded() {
          await accounts.forget(name);
          await addresses.giveBack(network);
        },
        async halfway() {
          await accounts.giveBack(name);
          await addresses.giveBack(network);
        },
      };
    },
  };
}

/** Who has an IPv6 address has the 2^64 beside it. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(8 - groups.length - rest.length, 0);
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...rest];
  const network = all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase());
  return `${network.join(':')}::/64`;
}

/** Counts per key in a window that begins with the first; of too many keys it lets go of the one not met for longest. */
export function createCounter(points: number, seconds: number, most = mostRemembered) {
  const limiter = new RateLimiterMemory({ points, duration: seconds, keyPrefix: '' });
  const order = new Set<string>();
  const remember = async (key: string) => {
    order.delete(key);
    order.add(key);
    const [oldest] = order;
    if (order.size <= most || oldest === undefined) return;
    order.delete(oldest);
    await limiter.delete(oldest);
  };
  return {
    /** @throws Fault `too-many` saying how long to wait */
    async take(key: string): Promise<void> {
      await remember(key);
      try {
        await limiter.consume(key);
      } catch (error) {
        throw error instanceof RateLimiterRes ? tooMany(error.msBeforeNext) : error;
      }
    },
    async giveBack(key: string): Promise<void> {
      if ((await limiter.get(key)) !== null) await limiter.reward(key);
    },
    async forget(key: string): Promise<void> {
      order.delete(key);
      await limiter.delete(key);
    },
    /** How many keys it holds. */
    size: () => order.size,
  };
}

function tooMany(waitMs: number): Fault {
  const seconds = Math.max(Math.ceil(waitMs / 1000), 1);
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
  return new Fault('too-many', `Too many attempts failed; try again ${wait}`, { retryAfter: seconds });
}
