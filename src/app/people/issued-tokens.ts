import { addAccessTokens, dropOverAccessTokens } from '#state/access-tokens.ts';
import { type Application, touchApplication } from '#state/applications.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { hashSecret, newSecret, secretPrefixes } from './secret.ts';

/** API-11: how long one can ask with a token, and get another one. */
export const lifeMs = { access: 3_599_000, refresh: 14 * 86_400_000 } as const;

/** Told once and kept nowhere (SEC-13). */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** UTC instants of the access token. */
  readonly madeAt: string;
  readonly expiresAt: string;
}

interface Sharing {
  readonly application: Application;
  readonly account: string;
  /** The same for all that follow from one password. */
  readonly family: string;
}

/** A new pair, neither of which outlives the application. */
export async function issueTokens(
  tables: HouseTables,
  { application, account, family }: Sharing,
  { now: clock, newId }: Pick<HouseAccess, 'now' | 'newId'>,
): Promise<{ readonly kind: 'granted' } & IssuedTokens> {
  const now = clock();
  const [accessToken, refreshToken] = [newSecret(secretPrefixes.access), newSecret(secretPrefixes.refresh)];
  const end = (life: number) => {
    const own = new Date(Date.parse(now) + life).toISOString();
    return own < application.expiresAt ? own : application.expiresAt;
  };
  const shared = { application: application.id, account, family };
  const pair = [
    { ...shared, id: newId(), kind: 'access', hash: hashSecret(accessToken), expiresAt: end(lifeMs.access) },
    { ...shared, id: newId(), kind: 'refresh', hash: hashSecret(refreshToken), expiresAt: end(lifeMs.refresh) },
  ] as const;
  await dropOverAccessTokens(tables, now);
  await addAccessTokens(tables, pair, now);
  await touchApplication(tables, application.id, now);
  return { kind: 'granted', accessToken, refreshToken, madeAt: now, expiresAt: pair[0].expiresAt };
}
