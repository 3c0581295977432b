import { Fault } from '#base/fault.ts';
import { isShutOut } from './departures.ts';
import type { HouseTables } from './house-access.ts';
import type { AccountTable } from './schema.ts';

/** Somebody who can sign in. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly operator: boolean;
  readonly mustChangePassword: boolean;
  /** In PHC notation; null: signs in by a provider only. */
  readonly password: string | null;
  /** Key of the second factor, base32; null while it is off. */
  readonly totpKey: string | null;
  readonly language: string | null;
  readonly theme: string | null;
  /** Closed, or shut out of every tenant it belongs to. */
  readonly disabled: boolean;
}

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password: string | null;
  readonly mustChangePassword: boolean;
  readonly operator: boolean;
}

/** By its address, however that is written; deleted accounts are not there. */
export async function accountByEmail(tables: HouseTables, email: string): Promise<Account | undefined> {
  const row = await living(tables)
    .where((own) => own(own.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst();
  return row && toAccount(row);
}

export async function accountById(tables: HouseTables, id: string): Promise<Account | undefined> {
  const row = await living(tables).where('id', '=', id).executeTakeFirst();
  return row && toAccount(row);
}

/** Every account, by its address. */
export async function allAccounts(tables: HouseTables): Promise<readonly (Account & { readonly madeAt: string })[]> {
  const rows = await living(tables).orderBy('email').execute();
  return rows.map((row) => ({ ...toAccount(row), madeAt: row.made_at.toISOString() }));
}

/** Whether anybody ever had an account, deleted ones too. */
export async function hasAccounts(tables: HouseTables): Promise<boolean> {
  return (await tables.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** @throws Fault `conflict` when the address has an account already */
export async function addAccount(tables: HouseTables, account: NewAccount, now: string): Promise<Account> {
  if ((await accountByEmail(tables, account.email)) !== undefined) {
    throw new Fault('conflict', `There is an account for ${account.email} already`, { parameter: 'email' });
  }
  const { mustChangePassword: must_change_password, ...plain } = account;
  const row = {
    ...plain,
    must_change_password,
    totp_key: null,
    totp_step: null,
    totp_pending: null,
    language: null,
    theme: null,
    made_at: new Date(now),
    disabled_at: null,
    deleted_at: null,
  };
  return toAccount(await tables.insertInto('accounts').values(row).returningAll().executeTakeFirstOrThrow());
}

/**
 * Another password; what was given out for the one before does not work any more: links, temporary passwords, and what
 * applications got with it.
 */
export async function setPassword(
  tables: HouseTables,
  { id, password, mustChange }: { readonly id: string; readonly password: string; readonly mustChange: boolean },
): Promise<void> {
  await tables
    .updateTable('accounts')
    .set({ password, must_change_password: mustChange })
    .where('id', '=', id)
    .execute();
  await tables.deleteFrom('one_time_links').where('account', '=', id).where('used_at', 'is', null).execute();
  await tables.deleteFrom('access_tokens').where('account', '=', id).execute();
}

/** Puts a better hash of the same password in place of the one that was checked, unless it was changed meanwhile. */
export async function replaceHash(
  tables: HouseTables,
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
): Promise<void> {
  await tables
    .updateTable('accounts')
    .set({ password: to })
    .where('id', '=', id)
    .where('password', '=', from)
    .execute();
}

export async function setProfile(
  tables: HouseTables,
  id: string,
  profile: { readonly name?: string; readonly language?: string | null; readonly theme?: string | null },
): Promise<void> {
  if (Object.keys(profile).length === 0) return;
  await tables.updateTable('accounts').set(profile).where('id', '=', id).execute();
}

export async function setDisabled(tables: HouseTables, id: string, at: string | null): Promise<void> {
  await tables
    .updateTable('accounts')
    .set({ disabled_at: at === null ? null : new Date(at) })
    .where('id', '=', id)
    .execute();
}

/** How many could run the installation. */
export async function countOperators(tables: HouseTables): Promise<number> {
  const operators = tables
    .selectFrom('accounts')
    .where('operator', '=', true)
    .where('disabled_at', 'is', null)
    .where('deleted_at', 'is', null);
  const { count } = await operators.select((own) => own.fn.countAll().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function living(tables: HouseTables) {
  const all = tables.selectFrom('accounts').selectAll('accounts');
  return all.select((own) => isShutOut(own).as('shut_out')).where('deleted_at', 'is', null);
}

function toAccount(row: AccountTable & { readonly shut_out?: unknown }): Account {
  const { id, email, name, operator, password, language, theme } = row;
  return {
    id,
    email,
    name,
    operator,
    password,
    language,
    theme,
    mustChangePassword: row.must_change_password,
    totpKey: row.totp_key,
    disabled: row.disabled_at !== null || row.shut_out === true,
  };
}
