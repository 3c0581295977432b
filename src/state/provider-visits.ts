import { Fault } from '#base/fault.ts';
import type { HouseAccess } from './house-access.ts';

/** Somebody who went off to a provider and is expected back. */
export interface ProviderVisit {
  readonly provider: string;
  /** `sign-in`, or the learning identity that is to be linked. */
  readonly purpose: string;
  /** Whose link it will be, and for which company; null for a sign-in. */
  readonly account: string | null;
  readonly tenant: string | null;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

/** Visits that are under way: each is taken up once, within minutes, by the browser that set out. */
export interface ProviderVisits {
  /** @throws Fault `unavailable` when unbelievably many are under way */
  begin(hash: string, visit: ProviderVisit, until: string): Promise<void>;
  /** Undefined for one that never began, is over, or was taken up before. */
  end(hash: string): Promise<ProviderVisit | undefined>;
}

/** More than that would be somebody who fills the disk. */
const mostVisits = 20_000;

export function providerVisitsOf(access: HouseAccess): ProviderVisits {
  return {
    begin: (hash, { returnTo, ...visit }, until) =>
      access.aside('provider-visits', async (tables) => {
        await tables.deleteFrom('provider_visits').where('expires_at', '<=', new Date(access.now())).execute();
        const { n } = await tables
          .selectFrom('provider_visits')
          .select((own) => own.fn.countAll().as('n'))
          .executeTakeFirstOrThrow();
        if (Number(n) >= mostVisits)
          throw new Fault('unavailable', 'Too many people are signing in; try again shortly');
        const row = { ...visit, hash, return_to: returnTo, expires_at: new Date(until) };
        await tables.insertInto('provider_visits').values(row).execute();
      }),
    async end(hash) {
      // Made-up ones are told apart by reading: whoever tries many makes the database write nothing.
      const known = await access.read<object | undefined>(undefined, (tables) =>
        tables.selectFrom('provider_visits').select('hash').where('hash', '=', hash).executeTakeFirst(),
      );
      if (known === undefined) return undefined;
      return access.aside('provider-visits', async (tables) => {
        const [row] = await tables.deleteFrom('provider_visits').where('hash', '=', hash).returningAll().execute();
        if (row === undefined || row.expires_at <= new Date(access.now())) return undefined;
        const { provider, purpose, account, tenant, nonce, verifier, return_to: returnTo } = row;
        return { provider, purpose, account, tenant, nonce, verifier, returnTo };
      });
    },
  };
}
