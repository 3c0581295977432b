import { Fault } from '#base/fault.ts';
import { type Actor, isOperator, permits, rolesOf } from '#domain/access/actor.ts';
import type { Permission } from '#domain/access/permission.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { keptTenants } from '#state/tenants.ts';
import { refusalOf } from '../reader.ts';

/** The tenants that somebody may administer, with data or without. */
export interface OwnTenants {
  /** Those with data and those that were made, by id. */
  all(): Promise<readonly string[]>;
  /** Those in which the actor holds a role; every one for the operator. */
  of(actor: Actor): Promise<readonly string[]>;
  /**
   * The tenant named, or the only one they have.
   * @throws Fault `not-found` when it is not theirs or not there, which sounds the same (SEC-5), `forbidden` without the
   * permission in it, `bad-parameter` when none is named of several, `signed-out`
   */
  choose(actor: Actor, permission: Permission, given: string | undefined): Promise<string>;
}

export function createOwnTenants(deps: {
  readonly house: HouseAccess;
  readonly dataTenants: () => Promise<readonly string[]>;
}): OwnTenants {
  const all = async () => {
    const kept = await deps.house.read<Awaited<ReturnType<typeof keptTenants>>>([], keptTenants);
    const names = new Set([...kept.map(({ tenant }) => tenant), ...(await deps.dataTenants())]);
    return [...names].sort();
  };
  const of = async (actor: Actor) => {
    if (isOperator(actor)) return all();
    if (actor.kind !== 'person') return [];
    return [...actor.grants.keys()].filter((tenant) => rolesOf(actor, tenant).length > 0);
  };
  return {
    all,
    of,
    async choose(actor, permission, given) {
      if (actor.kind === 'nobody') throw refusalOf(actor, permission);
      const tenant = pick(await of(actor), given);
      if (!permits(actor, permission, tenant)) throw refusalOf(actor, permission);
      return tenant;
    },
  };
}

function pick(tenants: readonly string[], given: string | undefined): string {
  const more = { parameter: 'tenant', allowed: tenants };
  if (given !== undefined) {
    if (tenants.includes(given)) return given;
    throw new Fault('not-found', `There is no tenant "${given.slice(0, 80)}" of yours`, more);
  }
  const [only] = tenants;
  if (only !== undefined && tenants.length === 1) return only;
  if (tenants.length === 0) throw new Fault('not-found', 'There is no tenant of yours yet', more);
  throw new Fault('bad-parameter', `tenant is missing; name one of ${tenants.join(', ')}`, more);
}
