import { Fault } from '#base/fault.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { type AccountRefusal, admitProvided } from './provider-account.ts';
import type { Claims } from './provider-roles.ts';
import { checkedReturn, type Departure, type ProviderJourneys, type Visitor } from './provider-visit.ts';
import type { Provider } from './providers.ts';
import { type Arrival, startSession } from './sessions.ts';

/** Why a sign-in by a provider ended without a session: what `refused` says on the sign-in page. */
export type SignInRefusal =
  | AccountRefusal
  /** It cannot be reached. */
  | 'provider-down'
  /** The provider itself said no, or the person went back. */
  | 'provider-refused'
  /** Its answer proves nothing. */
  | 'not-proved'
  /** Nobody left from this browser lately, or they came back before. */
  | 'expired';

/** How somebody comes to the server. */
export interface Coming extends Omit<Arrival, 'way'> {
  /** Where this installation is reached, as `https://host`. */
  readonly origin: string;
  /** What the browser kept when it left for a provider. */
  readonly browser: string | undefined;
}

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly secret: string; readonly returnTo: string }
  | { readonly kind: 'refused'; readonly reason: SignInRefusal; readonly detail?: string };

/** Sign-in by the providers of the installation (SEC-12). */
export interface ProviderSignIn {
  /** For the sign-in page. */
  readonly offered: readonly { readonly id: string; readonly name: string }[];
  /**
   * @throws Fault `not-found` for an unknown provider, `bad-parameter` for a way back that is no path here
   * @returns `refused` when the provider is down
   */
  start(provider: string, returnTo: string | undefined, coming: Coming): Promise<Departure | Refused>;
  finish(visitor: Visitor | undefined, coming: Coming): Promise<SignedIn>;
}

interface Refused {
  readonly refused: SignInRefusal;
  /** For the log. */
  readonly detail?: string;
}

interface Deps {
  readonly house: HouseAccess;
  readonly journeys: ProviderJourneys;
  /** Whether there is anybody to sign in at all. */
  readonly isSetUp: () => Promise<boolean>;
}

export const signInPurpose = 'sign-in';

export function createProviderSignIn({ house, journeys, isSetUp }: Deps): ProviderSignIn {
  const providers = journeys.providers.filter(({ kind }) => kind === 'sign-in');
  return {
    offered: providers.map(({ id, name }) => ({ id, name })),
    async start(id, returnTo, { origin, browser }) {
      const provider = providers.find((each) => each.id === id);
      if (provider === undefined || !(await isSetUp())) {
        throw new Fault('not-found', `There is no sign-in provider "${id}"`, { parameter: 'provider' });
      }
      const visit = { purpose: signInPurpose, account: null, tenant: null, returnTo: checkedReturn(returnTo) };
      try {
        return await journeys.depart({ provider, origin, browser, visit });
      } catch (error) {
        const failure = failureOf(error);
        if (failure?.refused === 'provider-down') return failure;
        throw error;
      }
    },
    async finish(visitor, coming) {
      const proved = await prove(visitor);
      if (!('refused' in proved)) return letIn(house, proved, coming);
      const { refused: reason, detail } = proved;
      // Whoever comes without having left is nobody's sign-in: it is not noted, however often it is tried.
      if (visitor !== undefined) {
        const facts = { provider: visitor.provider.id, reason, account: null, address: coming.address };
        await house.aside('people', (tables) => noteRefusal(tables, facts, house.now()));
      }
      return { kind: 'refused', reason, ...(detail !== undefined && { detail }) };
    },
  };
}

interface Proved {
  readonly provider: Provider;
  readonly claims: Claims & { readonly sub: string };
  readonly returnTo: string;
}

/** Account, roles, session and the notes of them: all of it or nothing. */
function letIn(
  house: HouseAccess,
  proved: Proved,
  { origin: _, browser: _kept, ...arrival }: Coming,
): Promise<SignedIn> {
  const { provider, returnTo } = proved;
  return house.write('people', async (tables) => {
    const admission = await admitProvided(tables, { ...proved, address: arrival.address }, house);
    if (admission.kind === 'admitted') {
      const secret = await startSession(tables, admission.account, { ...arrival, way: provider.id }, house);
      return { kind: 'signed-in', secret, returnTo };
    }
    const { reason, account = null } = admission;
    await noteRefusal(tables, { provider: provider.id, reason, account, address: arrival.address }, house.now());
    return { kind: 'refused', reason };
  });
}

/** What the visitor proved. Somebody who was not sent away is told nothing but that. */
async function prove(visitor: Visitor | undefined): Promise<Proved | Refused> {
  if (visitor === undefined) return { refused: 'expired' };
  const { provider, visit, claims } = visitor;
  try {
    return { provider, claims: await claims(), returnTo: visit.returnTo };
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return failure;
  }
}

const failures = ['provider-down', 'provider-refused', 'not-proved'] as const;

/** Of a fault of a provider, which it is; undefined for anything else. */
export function failureOf(error: unknown) {
  if (!(error instanceof Fault)) return undefined;
  const { parameter, detail } = error;
  const refused = failures.find((one) => one === parameter);
  return refused && { refused, ...(detail !== undefined && { detail }) };
}

async function noteRefusal(
  tables: HouseTables,
  { provider, reason, account, address }: RefusalFacts,
  now: string,
): Promise<void> {
  const who = { tenant: null, actor: 'nobody', actorName: '', object: account, address };
  await noteIn(tables, { ...who, action: 'session.refused', detail: { way: provider, reason } }, now);
}

interface RefusalFacts {
  readonly provider: string;
  readonly reason: SignInRefusal;
  readonly account: string | null;
  readonly address: string;
}
