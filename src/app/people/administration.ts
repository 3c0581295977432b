import type { LocationList } from '#contract/people.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AutoAssignment } from '#domain/access/assignment.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { type Applications, createApplications } from './applications.ts';
import { type AuditLog, createAuditLog } from './audit-log.ts';
import { createHouseTenants, type HouseTenants } from './house-tenants.ts';
import { createOwnTenants } from './own-tenants.ts';
import { createPeopleDesk, type PeopleDesk } from './people-desk.ts';
import type { TenantData } from './tenant-data.ts';

/** What admins and the operator do: people and their roles, tenants, applications, the log. */
export interface Administration {
  readonly people: PeopleDesk;
  readonly tenants: HouseTenants;
  readonly audit: AuditLog;
  readonly applications: Applications;
  /** The locations that data were met of, to choose from (RO-11). @throws Fault as `PeopleDesk` */
  locations(actor: Actor, tenant: string | undefined): Promise<LocationList>;
}

export function createAdministration(deps: {
  readonly house: HouseAccess;
  readonly data: TenantData;
  readonly rule: AutoAssignment;
  readonly publicUrl: string | undefined;
  readonly isSetUp: () => Promise<boolean>;
}): Administration {
  const { house, data } = deps;
  const own = createOwnTenants({ house, dataTenants: data.tenants });
  return {
    people: createPeopleDesk({ ...deps, own }),
    tenants: createHouseTenants({ ...deps, own }),
    audit: createAuditLog({ ...deps, own }),
    applications: createApplications({ ...deps, own }),
    async locations(actor, given) {
      const met = await data.locations(await own.choose(actor, 'people.read', given));
      return { locations: met.map(({ location: id, name, rows }) => ({ id, name: name ?? null, rows })) };
    },
  };
}
