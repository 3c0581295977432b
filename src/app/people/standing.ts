import { reports } from '#catalog/reports/index.ts';
import { type Actor, isOperator } from '#domain/access/actor.ts';
import type { AutoAssignment } from '#domain/access/assignment.ts';
import type { Grant } from '#domain/access/grant.ts';
import { isWriting, type Permission, permissions, tokenMay } from '#domain/access/permission.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { type KeptTenant, keptTenants } from '#state/tenants.ts';
import { createReader, type Reader } from '../reader.ts';
import type { OwnProfile, Profiles } from './profile.ts';

/** Who asks, and what opens to them: what pages are drawn by. */
export interface Standing {
  /** `open`: no set-up was finished, whoever reaches this machine sees everything. */
  readonly state: 'open' | 'signed-out' | 'signed-in';
  readonly person: OwnProfile | null;
  readonly tenants: readonly TenantStanding[];
  readonly viewAs: {
    readonly tenant: string | null;
    readonly roles: readonly string[];
    readonly locations: readonly string[] | null;
  } | null;
}

export interface TenantStanding {
  readonly tenant: string;
  readonly name: string | null;
  readonly grants: readonly Grant[];
  /** Reports that open. */
  readonly pages: readonly string[];
  readonly permissions: readonly Permission[];
}

interface Deps {
  readonly access: HouseAccess;
  readonly profiles: Profiles;
  readonly isSetUp: () => Promise<boolean>;
  readonly dataTenants: () => Promise<readonly string[]>;
  readonly autoAssignment: AutoAssignment;
}

export function createStanding(deps: Deps): (actor: Actor) => Promise<Standing> {
  return async (actor) => {
    if (actor.kind === 'nobody') return { state: 'signed-out', person: null, tenants: [], viewAs: null };
    const state = (await deps.isSetUp()) ? 'signed-in' : 'open';
    const person = actor.kind === 'person' ? await deps.profiles.read(actor) : null;
    return { state, person, tenants: await tenantsOf(actor, deps), viewAs: viewAsOf(actor) };
  };
}

async function tenantsOf(actor: Actor, deps: Deps): Promise<readonly TenantStanding[]> {
  const kept = await deps.access.read<readonly KeptTenant[]>([], keptTenants);
  const reader = createReader(actor, deps);
  const own = actor.kind === 'person' ? [...actor.grants.keys()] : [];
  const all = isOperator(actor) ? [...(await deps.dataTenants()), ...kept.map(({ tenant }) => tenant)] : own;
  return [...new Set(all)].sort().map((tenant) => ({
    tenant,
    name: kept.find((one) => one.tenant === tenant)?.name ?? null,
    grants: actor.kind === 'person' ? (actor.grants.get(tenant) ?? []) : [],
    pages: reports.map(({ id }) => id).filter((page) => reader.opens(page, tenant)),
    permissions: permissions.filter((permission) => mayHere(reader, permission, tenant)),
  }));
}

/** What a page may offer: not what is refused while somebody looks as another, and not what a token may not do. */
function mayHere({ actor, may }: Reader, permission: Permission, tenant: string): boolean {
  if (!may(permission, tenant)) return false;
  if (actor.kind !== 'person') return true;
  if ('token' in actor.by && !tokenMay(permission)) return false;
  return actor.viewAs === undefined || !isWriting(permission);
}

function viewAsOf(actor: Actor): Standing['viewAs'] {
  if (actor.kind !== 'person' || actor.viewAs === undefined) return null;
  const { tenant = null, roles, locations = null } = actor.viewAs;
  return { tenant, roles, locations };
}
