import { Fault } from '#base/fault.ts';
import { type Account, accountById, setPassword } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { addLink, goodLink, useLink } from '#state/one-time-links.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { hashSecret, newSecret } from './secret.ts';
import { type Arrival, startSession } from './sessions.ts';

const linkLifeMs = 7 * 24 * 3_600_000;

/** Links with which people whom somebody made an account for choose their password, once. */
export interface Invitations {
  /** Whom a link is for; undefined when it does not work. */
  check(link: string): Promise<Pick<Account, 'name' | 'email'> | undefined>;
  /**
   * @returns the secret of the session that begins
   * @throws Fault `forbidden` for a link that does not work (any more), `bad-parameter` for a weak password
   */
  accept(link: string, password: string, arrival: Omit<Arrival, 'way'>): Promise<string>;
}

/** Makes the link of an account as part of a transaction; those made before stop working. @returns its secret */
export async function invite(tables: HouseTables, account: string, now: string): Promise<string> {
  const link = newSecret();
  const expiresAt = new Date(Date.parse(now) + linkLifeMs).toISOString();
  await addLink(tables, { hash: hashSecret(link), purpose: 'invitation', account, expiresAt }, now);
  return link;
}

export function createInvitations(access: HouseAccess): Invitations {
  const find = (link: string) =>
    access.read<Account | undefined>(undefined, async (tables) => {
      const now = access.now();
      const found = await goodLink(tables, { hash: hashSecret(link), purpose: 'invitation', now });
      return found === undefined ? undefined : invited(tables, found.account);
    });
  return {
    async check(link) {
      const account = await find(link);
      return account && { name: account.name, email: account.email };
    },
    async accept(link, password, arrival) {
      const account = await find(link);
      if (account === undefined) throw refusal();
      checkPassword(password, account.email);
      const kept = await hashPassword(password);
      return access.write('people', (tables) => accept(tables, { link, password: kept, arrival }, access));
    },
  };
}

async function accept(
  tables: HouseTables,
  {
    link,
    password,
    arrival,
  }: { readonly link: string; readonly password: string; readonly arrival: Omit<Arrival, 'way'> },
  access: HouseAccess,
): Promise<string> {
  const now = access.now();
  const used = await useLink(tables, { hash: hashSecret(link), purpose: 'invitation', now });
  const account = used && (await invited(tables, used.account));
  if (account === undefined) throw refusal();
  await setPassword(tables, { id: account.id, password, mustChange: false });
  const who = { actor: account.id, actorName: account.name, address: arrival.address };
  await noteIn(
    tables,
    { tenant: null, action: 'password.changed', object: account.id, detail: { by: 'link' }, ...who },
    now,
  );
  return startSession(tables, account.id, { ...arrival, way: 'password' }, access);
}

/** An account with a second factor is not opened by a link alone. */
async function invited(tables: HouseTables, id: string | null): Promise<Account | undefined> {
  const account = id === null ? undefined : await accountById(tables, id);
  return account === undefined || account.disabled || account.totpKey !== null ? undefined : account;
}

function refusal(): Fault {
  return new Fault('forbidden', 'This link does not work: it was used, or is too old; ask for another', {
    parameter: 'link',
  });
}
