import { Fault } from '#base/fault.ts';
import { type Account, accountByEmail } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { isPassword } from './passwords.ts';
import { type Admission, createCounter, type Throttle } from './throttle.ts';

/** Where passwords are tried: counted, checked and noted the same way, whoever brings them (SEC-12). */
export interface PasswordDoor {
  /**
   * Whose password it is, of an account that is not disabled; what becomes of the attempt is for the caller to say.
   * @throws Fault `signed-out` for anything that is wrong, always in the same words and after the same work; `too-many`
   */
  knock(typed: Typed, address: string): Promise<Knock>;
  /** Notes that somebody was not let in after all. @returns what to throw */
  refuse(account: Account, address: string): Promise<Fault>;
}

interface Typed {
  readonly email: string;
  readonly password: string;
}

export interface Knock {
  readonly account: Account;
  readonly admission: Admission;
}

/** Refusals of addresses without an account that are noted in the time of the throttle: a flood does not fill the disk. */
const mostNotesOfUnknown = 100;

export function createPasswordDoor(access: HouseAccess, throttle: Throttle): PasswordDoor {
  const unknown = createCounter(mostNotesOfUnknown, 15 * 60, 1);
  return {
    async knock({ email, password }, address) {
      const admission = await throttle.enter({ account: email, address });
      const account = await access.read<Account | undefined>(undefined, (tables) =>
        accountByEmail(tables, email.trim()),
      );
      const right = await isPassword(password, account?.password ?? null);
      if (account !== undefined && right && !account.disabled) return { account, admission };
      const noted = account !== undefined || (await hasRoom(unknown));
      throw await refuse(access, { account: noted ? account : 'unnoted', address });
    },
    refuse: (account, address) => refuse(access, { account, address }),
  };
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
