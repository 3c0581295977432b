import { Fault } from '#base/fault.ts';
import { type Account, accountByEmail, accountById, replaceHash } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { hashPassword, isOutdatedHash, isPassword } from './passwords.ts';
import { useCode } from './second-factor.ts';
import { type Arrival, startSession } from './sessions.ts';
import { type Admission, createCounter, type Throttle } from './throttle.ts';

/** What somebody types to sign in; the code is one of an authenticator app, or a recovery code. */
export interface Typed {
  readonly email: string;
  readonly password: string;
  readonly code?: string | undefined;
}

export type SignInResult =
  | { readonly state: 'signed-in'; readonly secret: string }
  /** The password is right, and the account wants a code as well. */
  | { readonly state: 'second-factor' };

/** Signing in with an account of this installation. */
export interface SignIn {
  /** @throws Fault `signed-out` for anything that is wrong, always in the same words and after the same work; `too-many` */
  withPassword(typed: Typed, arrival: Omit<Arrival, 'way'>): Promise<SignInResult>;
}

/** Refusals of addresses without an account that are noted in the time of the throttle: a flood does not fill the disk. */
const mostNotesOfUnknown = 100;

export function createSignIn(access: HouseAccess, throttle: Throttle): SignIn {
  const unknown = createCounter(mostNotesOfUnknown, 15 * 60, 1);
  return {
    async withPassword(typed, arrival) {
      const admission = await throttle.enter({ account: typed.email, address: arrival.address });
      const account = await access.read<Account | undefined>(undefined, (tables) =>
        accountByEmail(tables, typed.email.trim()),
      );
      const right = await isPassword(typed.password, account?.password ?? null);
      if (account === undefined || !right || account.disabled) {
        const noted = account !== undefined || (await hasRoom(unknown));
        throw await refuse(access, { account: noted ? account : 'unnoted', address: arrival.address });
      }
      if (account.totpKey !== null && typed.code === undefined) {
        await admission.halfway();
        return { state: 'second-factor' };
      }
      return letIn(access, account, { typed, arrival, admission });
    },
  };
}

interface Entering {
  readonly typed: Typed;
  readonly arrival: Omit<Arrival, 'way'>;
  readonly admission: Admission;
}

/** The code is used up in the transaction that starts the session: of two at once with one code, one comes in. */
async function letIn(
  access: HouseAccess,
  account: Account,
  { typed, arrival, admission }: Entering,
): Promise<SignInResult> {
  // Ending another session is news to those who know it.
  const door = arrival.replaces === undefined ? access.aside : access.write;
  const secret = await door('people', async (tables) => {
    const fresh = await accountById(tables, account.id);
    // Somebody changed the password while this one was checked.
    if (fresh === undefined || fresh.password !== account.password) return undefined;
    if (fresh.totpKey !== null && !(await useCode(tables, fresh, typed.code ?? '', access.now()))) return undefined;
    return startSession(tables, account.id, { ...arrival, way: 'password' }, access);
  });
  if (secret === undefined) throw await refuse(access, { account, address: arrival.address });
  await admission.succeeded();
  await renewHash(access, account, typed.password);
  return { state: 'signed-in', secret };
}

/** Notes the refusal; also where nothing is to be noted the disk is waited for, so that the time tells nothing. */
async function refuse(
  access: HouseAccess,
  { account, address }: { readonly account: Account | 'unnoted' | undefined; readonly address: string },
): Promise<Fault> {
  await access.aside('people', async (tables) => {
    if (account === 'unnoted') return;
    // What was typed is not kept: people type passwords where addresses belong.
    const note = { tenant: null, actor: 'nobody', actorName: '', action: 'session.refused', address };
    const object = account?.id ?? null;
    const detail = account === undefined ? { account: 'unknown' } : { email: account.email };
    await noteIn(tables, { ...note, object, detail }, access.now());
  });
  return new Fault('signed-out', 'That is not right: check the e-mail address, the password and the code');
}

async function hasRoom(counter: ReturnType<typeof createCounter>): Promise<boolean> {
  try {
    await counter.take('unknown');
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

/** The parameters of the hash changed since: now that the password is here it can be hashed anew. */
async function renewHash(access: HouseAccess, { id, password: from }: Account, password: string): Promise<void> {
  if (from === null || !isOutdatedHash(from)) return;
  const to = await hashPassword(password);
  await access.aside('people', (tables) => replaceHash(tables, { id, from, to }));
}
