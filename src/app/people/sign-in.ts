import { type Account, accountById, replaceHash } from '#state/accounts.ts';
import type { HouseAccess } from '#state/house-access.ts';
import type { PasswordDoor } from './password-door.ts';
import { hashPassword, isOutdatedHash } from './passwords.ts';
import { useCode } from './second-factor.ts';
import { type Arrival, startSession } from './sessions.ts';
import type { Admission } from './throttle.ts';

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

export function createSignIn(access: HouseAccess, door: PasswordDoor): SignIn {
  return {
    async withPassword(typed, arrival) {
      const { account, admission } = await door.knock(typed, arrival.address);
      if (account.totpKey !== null && typed.code === undefined) {
        await admission.halfway();
        return { state: 'second-factor' };
      }
      return letIn(access, account, { typed, arrival, admission, door });
    },
  };
}

interface Entering {
  readonly typed: Typed;
  readonly arrival: Omit<Arrival, 'way'>;
  readonly admission: Admission;
  readonly door: PasswordDoor;
}

/** The code is used up in the transaction that starts the session: of two at once with one code, one comes in. */
async function letIn(
  access: HouseAccess,
  account: Account,
  { typed, arrival, admission, door }: Entering,
): Promise<SignInResult> {
  // Ending another session is news to those who know it.
  const write = arrival.replaces === undefined ? access.aside : access.write;
  const secret = await write('people', async (tables) => {
    const fresh = await accountById(tables, account.id);
    // Somebody changed the password while this one was checked.
    if (fresh === undefined || fresh.password !== account.password) return undefined;
    if (fresh.totpKey !== null && !(await useCode(tables, fresh, typed.code ?? '', access.now()))) return undefined;
    return startSession(tables, account.id, { ...arrival, way: 'password' }, access);
  });
  if (secret === undefined) throw await door.refuse(account, arrival.address);
  await admission.succeeded();
  await renewHash(access, account, typed.password);
  return { state: 'signed-in', secret };
}

/** The parameters of the hash changed since: now that the password is here it can be hashed anew. */
async function renewHash(access: HouseAccess, { id, password: from }: Account, password: string): Promise<void> {
  if (from === null || !isOutdatedHash(from)) return;
  const to = await hashPassword(password);
  await access.aside('people', (tables) => replaceHash(tables, { id, from, to }));
}
