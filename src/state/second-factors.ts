import type { HouseTables } from './house-access.ts';

/** Turns the second factor on, with codes for the day on which the phone is lost. @param step the one that was used to prove it */
export async function turnOnSecondFactor(
  tables: HouseTables,
  {
    account,
    key,
    step,
    codeHashes,
  }: {
    readonly account: string;
    readonly key: string;
    readonly step: number;
    readonly codeHashes: readonly string[];
  },
): Promise<void> {
  await tables
    .updateTable('accounts')
    .set({ totp_key: key, totp_step: String(step), totp_pending: null })
    .where('id', '=', account)
    .execute();
  await tables.deleteFrom('recovery_codes').where('account', '=', account).execute();
  const rows = codeHashes.map((hash) => ({ account, hash, used_at: null }));
  await tables.insertInto('recovery_codes').values(rows).execute();
}

export async function turnOffSecondFactor(tables: HouseTables, account: string): Promise<void> {
  await tables
    .updateTable('accounts')
    .set({ totp_key: null, totp_step: null, totp_pending: null })
    .where('id', '=', account)
    .execute();
  await tables.deleteFrom('recovery_codes').where('account', '=', account).execute();
}

/** Keeps the key that somebody was shown until they prove to hold it. */
export async function setPendingKey(tables: HouseTables, account: string, key: string): Promise<void> {
  await tables.updateTable('accounts').set({ totp_pending: key }).where('id', '=', account).execute();
}

export async function pendingKey(tables: HouseTables, account: string): Promise<string | null> {
  const row = await tables.selectFrom('accounts').select('totp_pending').where('id', '=', account).executeTakeFirst();
  return row?.totp_pending ?? null;
}

/** Uses a time step up: neither it nor an earlier one works again. @returns false when it was used already */
export async function useStep(tables: HouseTables, account: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tables
    .updateTable('accounts')
    .set({ totp_step: String(step) })
    .where('id', '=', account)
    .where((own) => own.or([own('totp_step', 'is', null), own('totp_step', '<', String(step))]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Uses a recovery code up. @returns false when it is none of theirs, or was used already */
export async function useRecoveryCode(
  tables: HouseTables,
  { account, hash, now }: { readonly account: string; readonly hash: string; readonly now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables
    .updateTable('recovery_codes')
    .set({ used_at: new Date(now) })
    .where('account', '=', account)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
