import { type Administration, createAdministration } from '#app/people/administration.ts';
import type { TenantData } from '#app/people/tenant-data.ts';
import type { WantedGrants } from '#contract/people.ts';
import type { Actor, Person } from '#domain/access/actor.ts';
import { heldGrants } from '#domain/access/grant-plan.ts';
import { type Membership, membershipsOf } from '#state/actors.ts';
import type { RecordsPlace } from '#state/place.ts';
import { createRecords, type Records } from '#state/records.ts';

const rule = { mpnPartnerAdmin: 'executive' } as const;

/** The people of an installation without its reports: every tenant whose name begins with `tenant` has data. */
export interface AdministeredHouse {
  readonly records: Records;
  readonly administration: Administration;
  /** UTC instant of the next thing that happens. */
  clock: number;
  /** A tenant nobody has used yet. */
  newTenant(): string;
  /** Makes somebody new, as the operator does. @returns the account */
  make(tenant: string, ...roles: WantedGrants): Promise<string>;
  /** Somebody as they are now, signed in. */
  as(account: string): Promise<Actor>;
  /** The roles somebody holds, with locations where they are limited, sorted. */
  held(tenant: string, account: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const house: Actor = { kind: 'house' };
export const from = (actor: Actor) => ({ actor, address: '192.0.2.7' });

export function administeredHouse(place: RecordsPlace): AdministeredHouse {
  let made = 0;
  const tenants: string[] = [];
  const clockwork = { clock: Date.parse('2024-07-01T10:00:00.000Z') };
  const now = () => new Date(clockwork.clock++).toISOString();
  const records = createRecords({ place, now, newId: () => `id-${++made}` });
  const data: TenantData = {
    tenants: async () => tenants,
    latestMonth: async () => '2024-06',
    locations: async () => [{ location: '4571013', name: 'Utrecht', rows: 3 }],
  };
  const isSetUp = async () => true;
  const administration = createAdministration({ house: records.house, data, rule, publicUrl: undefined, isSetUp });
  const memberships = (account: string) =>
    records.house.read<readonly Membership[]>([], (tables) => membershipsOf(tables, account));
  return Object.assign(clockwork, {
    records,
    administration,
    newTenant() {
      const tenant = `tenant-${tenants.length + 1}`;
      tenants.push(tenant);
      return tenant;
    },
    async make(tenant: string, ...roles: WantedGrants) {
      const email = `person${++made}@example.com`;
      const draft = { name: `Person ${made}`, email, roles, way: 'link' as const };
      return (await administration.people.add(from(house), tenant, draft)).person.account;
    },
    async as(account: string): Promise<Person> {
      const known = await memberships(account);
      const grants = new Map(
        known.map(({ viewerOverridden: overridden, ...one }) => [one.tenant, heldGrants({ ...one, overridden }, rule)]),
      );
      const plain = { name: account, email: `${account}@example.com`, operator: false, mustChangePassword: false };
      return { kind: 'person', account, grants, by: { session: `session-${account}` }, ...plain };
    },
    async held(tenant: string, account: string) {
      const own = (await memberships(account)).find((one) => one.tenant === tenant);
      if (own === undefined) return [];
      const grants = heldGrants({ ...own, overridden: own.viewerOverridden }, rule);
      return grants.map(({ role, locations }) => [role, ...(locations ?? [])].join(' ')).sort();
    },
    close: () => records.close(),
  });
}
