import { Fault } from '#base/fault.ts';
import { endAccessTokens } from '#state/access-tokens.ts';
import {
  type Account,
  accountByEmail,
  addAccount,
  allAccounts,
  countOperators,
  hasAccounts,
  setDisabled,
  setPassword,
} from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { onlyGlobalAdminIn, waitForRights } from '#state/members.ts';
import { turnOffSecondFactor } from '#state/second-factors.ts';
import { endSessions } from '#state/sessions.ts';
import { endTokens } from '#state/tokens.ts';
import { noteBy } from './actor-note.ts';
import { hashPassword, newTemporaryPassword } from './passwords.ts';
import type { SetUp } from './set-up.ts';

export interface RosterEntry {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly operator: boolean;
  readonly secondFactor: boolean;
  readonly disabled: boolean;
  /** UTC instant. */
  readonly madeAt: string;
}

/** Somebody with a password that is shown once and must be changed at first use (RO-19). */
export interface Issued {
  readonly account: string;
  readonly temporaryPassword: string;
}

/** The accounts of the installation, as who sits at the machine itself looks after them (CLI-1). */
export interface Roster {
  list(): Promise<readonly RosterEntry[]>;
  /** Makes an operator; the first one finishes the set-up. @throws Fault `conflict` when the address is taken */
  addOperator(person: { readonly name: string; readonly email: string }): Promise<Issued>;
  /** @throws Fault `not-found`, `conflict` for the last operator or the only global admin of a tenant */
  disable(email: string): Promise<void>;
  /** @throws Fault `not-found` */
  enable(email: string): Promise<void>;
  /** For somebody who cannot get in any more: a temporary password, and no second factor. @throws Fault `not-found` */
  recover(email: string): Promise<Issued>;
}

export function createRoster(access: HouseAccess, setUp: Pick<SetUp, 'close'>): Roster {
  const change = <T>(email: string, work: (tables: HouseTables, account: Account, now: string) => Promise<T>) =>
    access.write('people', async (tables) => work(tables, await present(tables, email), access.now()));
  return {
    list: () => access.read<readonly RosterEntry[]>([], async (tables) => (await allAccounts(tables)).map(toEntry)),
    addOperator: (person) => addOperator(access, person, setUp),
    disable: (email) =>
      change(email, async (tables, account, now) => {
        if (account.disabled) return;
        await demandOthers(tables, account);
        await setDisabled(tables, account.id, now);
        await shutOut(tables, account, now);
        await note(tables, account, { action: 'person.disabled', now });
      }),
    enable: (email) =>
      change(email, async (tables, account, now) => {
        if (!account.disabled) return;
        await setDisabled(tables, account.id, null);
        await note(tables, account, { action: 'person.enabled', now });
      }),
    async recover(email) {
      const temporaryPassword = newTemporaryPassword();
      const password = await hashPassword(temporaryPassword);
      return change(email, async (tables, account, now) => {
        await setPassword(tables, { id: account.id, password, mustChange: true });
        if (account.totpKey !== null) {
          await turnOffSecondFactor(tables, account.id);
          await note(tables, account, { action: 'second-factor.off', now });
        }
        await shutOut(tables, account, now);
        await note(tables, account, { action: 'password.reset', now });
        return { account: account.id, temporaryPassword };
      });
    },
  };
}

async function addOperator(
  access: HouseAccess,
  { name, email }: { readonly name: string; readonly email: string },
  setUp: Pick<SetUp, 'close'>,
): Promise<Issued> {
  const temporaryPassword = newTemporaryPassword();
  const password = await hashPassword(temporaryPassword);
  return access.write('people', async (tables) => {
    const now = access.now();
    const first = !(await hasAccounts(tables));
    const draft = { id: access.newId(), name, email, password, mustChangePassword: true, operator: true };
    const account = await addAccount(tables, draft, now);
    await note(tables, account, { action: first ? 'set-up.finished' : 'person.made', now });
    await setUp.close(tables);
    return { account: account.id, temporaryPassword };
  });
}

/** Somebody has to be able to look after the installation, and after each tenant. */
async function demandOthers(tables: HouseTables, account: Account): Promise<void> {
  await waitForRights(tables);
  if (account.operator && (await countOperators(tables)) <= 1) {
    throw new Fault('conflict', `${account.email} is the last operator; make another one first`, {
      parameter: 'email',
    });
  }
  const tenants = await onlyGlobalAdminIn(tables, account.id);
  if (tenants.length === 0) return;
  const message = `${account.email} is the only global admin of ${tenants.join(', ')}; give somebody else that role first`;
  throw new Fault('conflict', message, { parameter: 'email' });
}

async function shutOut(tables: HouseTables, { id: account }: Account, now: string): Promise<void> {
  await endSessions(tables, { account, now });
  await endTokens(tables, { account, now });
  await endAccessTokens(tables, { account }, now);
}

async function present(tables: HouseTables, email: string): Promise<Account> {
  const account = await accountByEmail(tables, email.trim());
  if (account !== undefined) return account;
  throw new Fault('not-found', `There is no account for ${email}`, { parameter: 'email' });
}

async function note(
  tables: HouseTables,
  { id, email, operator }: Account,
  { action, now }: { readonly action: string; readonly now: string },
): Promise<void> {
  const by = noteBy({ kind: 'house' }, null);
  await noteIn(tables, { tenant: null, action, object: id, detail: { email, operator }, ...by }, now);
}

function toEntry({
  id,
  name,
  email,
  operator,
  totpKey,
  disabled,
  madeAt,
}: Awaited<ReturnType<typeof allAccounts>>[number]): RosterEntry {
  return { account: id, name, email, operator, secondFactor: totpKey !== null, disabled, madeAt };
}
