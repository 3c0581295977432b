import { Fault } from '#base/fault.ts';
import type { HouseTenant } from '#contract/people.ts';
import { parseTenant } from '#lake/tenant-id.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { type KeptTenant, keptTenants, nameTenant, peoplePerTenant } from '#state/tenants.ts';
import { noteBy } from './actor-note.ts';
import type { Doer } from './doer.ts';
import type { OwnTenants } from './own-tenants.ts';
import type { TenantData } from './tenant-data.ts';

/** The tenants of the installation, for its operator; routes let nobody else in. */
export interface HouseTenants {
  /** Those with data and those that were made, by id; one that got its data without being made has no name. */
  list(): Promise<HouseTenant[]>;
  /** @throws Fault `bad-parameter` for an id that cannot be one, `conflict` when it was made before or differs in case only */
  add(doer: Doer, tenant: string, name: string): Promise<HouseTenant>;
  /** @throws Fault `not-found` */
  rename(doer: Doer, tenant: string, name: string): Promise<HouseTenant>;
}

interface Deps {
  readonly house: HouseAccess;
  readonly own: OwnTenants;
  readonly data: TenantData;
  readonly isSetUp: () => Promise<boolean>;
}

export function createHouseTenants(deps: Deps): HouseTenants {
  const list = async () => {
    const { kept, people } = await read(deps.house);
    return Promise.all(
      (await deps.own.all()).map(async (tenant) => {
        const known = kept.find((one) => one.tenant === tenant);
        const latestMonth = await deps.data.latestMonth(tenant);
        const { name = null, madeAt = null } = known ?? {};
        return { tenant, name, people: people.get(tenant) ?? 0, latestMonth, madeAt };
      }),
    );
  };
  const one = async (tenant: string) => {
    const found = (await list()).find((each) => each.tenant === tenant);
    if (found === undefined) throw unknownTenant(tenant);
    return found;
  };
  return {
    list,
    async add(doer, given, name) {
      const tenant = parseTenant(given);
      await demandSetUp(deps);
      const same = (await deps.own.all()).find((each) => each.toLowerCase() === tenant.toLowerCase());
      if (same !== undefined && same !== tenant) throw isThere(same);
      await deps.house.write('people', async (tables) => {
        // Data may have come before anybody made the tenant: it is named then.
        const kept = await keptTenants(tables);
        if (kept.some((each) => each.tenant.toLowerCase() === tenant.toLowerCase() && each.name !== null)) {
          throw isThere(tenant);
        }
        const now = deps.house.now();
        await nameTenant(tables, { tenant, name, now });
        const note = { tenant, action: 'tenant.made', object: tenant, detail: { name } };
        await noteIn(tables, { ...note, ...noteBy(doer.actor, doer.address) }, now);
      });
      return one(tenant);
    },
    async rename(doer, tenant, name) {
      await demandSetUp(deps);
      const before = await one(tenant);
      await deps.house.write('people', async (tables) => {
        const now = deps.house.now();
        await nameTenant(tables, { tenant, name, now });
        const note = { tenant, action: 'tenant.changed', object: tenant, detail: { name, before: before.name } };
        await noteIn(tables, { ...note, ...noteBy(doer.actor, doer.address) }, now);
      });
      return one(tenant);
    },
  };
}

interface Known {
  readonly kept: readonly KeptTenant[];
  readonly people: ReadonlyMap<string, number>;
}

function read(house: HouseAccess): Promise<Known> {
  return house.read<Known>({ kept: [], people: new Map() }, async (tables) => ({
    kept: await keptTenants(tables),
    people: await peoplePerTenant(tables),
  }));
}

async function demandSetUp({ isSetUp }: Deps): Promise<void> {
  if (await isSetUp()) return;
  throw new Fault('conflict', 'Nobody has an account yet; set up sign-in first (partnerscope set-up)');
}

function isThere(tenant: string): Fault {
  return new Fault('conflict', `There is a tenant ${tenant} already`, { parameter: 'tenant' });
}

function unknownTenant(tenant: string): Fault {
  return new Fault('not-found', `There is no tenant "${tenant.slice(0, 80)}"`, { parameter: 'tenant' });
}
