import { Fault } from '#base/fault.ts';
import { type Actor, permits } from '#domain/access/actor.ts';
import { accountByEmail } from '#state/accounts.ts';
import type { HouseAccess } from '#state/house-access.ts';
import type { Reader } from '../reader.ts';

/** Somebody as they are at this moment, and what they see. */
export interface Recipient {
  readonly actor: Actor;
  readonly reader: Reader;
}

/** Whom mail may go to: people with an account who open the page in that tenant, and nobody else. */
export interface Recipients {
  /** Undefined when nobody has that address, or may not open the page there (any more). */
  find(address: string, page: { readonly tenant: string; readonly report: string }): Promise<Recipient | undefined>;
  /** @throws Fault `bad-parameter` naming the first address that nothing may be sent to */
  check(addresses: readonly string[], page: { readonly tenant: string; readonly report: string }): Promise<void>;
}

export function createRecipients(deps: {
  readonly house: HouseAccess;
  readonly actorOfAccount: (account: string) => Promise<Actor>;
  readonly readerOf: (actor: Actor) => Reader;
}): Recipients {
  const find: Recipients['find'] = async (address, { tenant, report }) => {
    const account = await deps.house.read(undefined, (tables) => accountByEmail(tables, address.trim()));
    const actor = account && (await deps.actorOfAccount(account.id));
    if (actor === undefined || actor.kind === 'nobody') return undefined;
    const reader = deps.readerOf(actor);
    return permits(actor, 'reports.read', tenant) && reader.opens(report, tenant) ? { actor, reader } : undefined;
  };
  return {
    find,
    async check(addresses, page) {
      for (const address of addresses) {
        if ((await find(address, page)) !== undefined) continue;
        // Whether there is such an account elsewhere is not for everybody to know.
        const message = `${address} is nobody who opens this page here; mail goes to people of the company who have an account and the role for it`;
        throw new Fault('bad-parameter', message, { parameter: 'mail' });
      }
    },
  };
}
