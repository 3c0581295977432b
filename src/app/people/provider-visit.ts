import { Fault } from '#base/fault.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { type ProviderVisit, providerVisitsOf } from '#state/provider-visits.ts';
import { createProviderClient, type ProviderClient } from './provider-client.ts';
import type { Claims } from './provider-roles.ts';
import type { Provider } from './providers.ts';
import { hashSecret, newSecret } from './secret.ts';

/** Where a browser goes, and what it keeps to be known again. */
export interface Departure {
  readonly location: string;
  /** For a cookie of some minutes; the way back is good only for the browser that has it. */
  readonly browser: string;
}

/** What is asked of a provider. */
export interface Setting {
  readonly provider: Provider;
  /** Where this installation is reached, as `https://host`. */
  readonly origin: string;
  /** What the browser kept from another departure: several tabs may be under way. */
  readonly browser: string | undefined;
  readonly visit: Pick<ProviderVisit, 'purpose' | 'account' | 'tenant' | 'returnTo'>;
  /** Further parameters of the request. */
  readonly more?: Readonly<Record<string, string>>;
}

/** How somebody comes back. */
export interface WayBack {
  readonly provider: string;
  readonly origin: string;
  readonly browser: string | undefined;
  /** The query of the address. */
  readonly answer: URLSearchParams;
}

/** Somebody who came back from where they were sent, and what the provider says about them. */
export interface Visitor {
  readonly provider: Provider;
  readonly visit: ProviderVisit;
  /** Refused with the fault when the provider proves nothing. */
  claims(): Promise<Claims & { readonly sub: string }>;
}

/** Sends people to providers and takes them back, once, in the browser that left. */
export interface ProviderJourneys {
  readonly providers: readonly Provider[];
  /** @throws Fault `unavailable` when the provider cannot be reached */
  depart(setting: Setting): Promise<Departure>;
  /** Undefined for somebody who never left, left long ago, came back before, or comes in another browser. */
  arrive(back: WayBack): Promise<Visitor | undefined>;
}

const visitMinutes = 10;

export function createProviderJourneys({ house, providers }: Deps): ProviderJourneys {
  const visits = providerVisitsOf(house);
  const clients = new Map(providers.map((provider) => [provider.id, createProviderClient(provider, house.now)]));
  const clientOf = (provider: Provider): ProviderClient => {
    const client = clients.get(provider.id);
    if (client === undefined) throw new Error(`no provider ${provider.id}`);
    return client;
  };
  return {
    providers,
    async depart({ provider, origin, browser = '', visit, more }) {
      const own = isSecret(browser) ? browser : newSecret();
      const asked = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
      const redirectUri = returnAddress(origin, provider.id);
      // First the provider: a visit to one that is down is none.
      const location = await clientOf(provider).location({ ...asked, redirectUri }, more);
      const { state, nonce, verifier } = asked;
      const until = new Date(Date.parse(house.now()) + visitMinutes * 60_000).toISOString();
      await visits.begin(keyOf(state, own), { ...visit, provider: provider.id, nonce, verifier }, until);
      return { location, browser: own };
    },
    async arrive({ provider: id, origin, browser, answer }) {
      const provider = providers.find((each) => each.id === id);
      const state = answer.get('state');
      if (provider === undefined || state === null || browser === undefined) return undefined;
      const visit = await visits.end(keyOf(state, browser));
      if (visit?.provider !== id) return undefined;
      const { nonce, verifier } = visit;
      const asked = { redirectUri: returnAddress(origin, id), state, nonce, verifier };
      return { provider, visit, claims: () => clientOf(provider).claims(asked, answer) };
    },
  };
}

interface Deps {
  readonly house: HouseAccess;
  readonly providers: readonly Provider[];
}

/** What has to be registered with a provider as the address to come back to. */
export function returnAddress(origin: string, provider: string): string {
  return `${origin}/api/v1/sign-in/${provider}/return`;
}

/**
 * A place on this site: a path, never another host, whatever browsers make of it (SEC-12).
 * @returns it as browsers write it
 * @throws Fault `bad-parameter`
 */
export function checkedReturn(path = '/'): string {
  const here = 'http://here.invalid';
  if (path.length <= 2000 && isPath(path) && URL.canParse(path, here)) {
    const { origin, href } = new URL(path, here);
    // Dots are gone now: what stood behind them may begin with two slashes, which is another host.
    const written = href.slice(here.length);
    if (origin === here && isPath(written)) return written;
  }
  throw new Fault('bad-parameter', 'returnTo has to be a path on this site, as /report', { parameter: 'returnTo' });
}

const isPath = (text: string) => /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text);

/** Both together find a visit: who has only the address of one cannot take it up. */
const keyOf = (state: string, browser: string) => hashSecret(`${state}.${browser}`);

const isSecret = (text: string) => /^[\w-]{43}$/.test(text);
