import { Fault } from '#base/fault.ts';
import type { WantedGrants } from '#contract/people.ts';
import { type AssignmentRefusal, rolesGivenBy } from '#domain/access/assignment.ts';
import {
  type GrantDecision,
  type GrantPlan,
  type GrantRefusal,
  isSame,
  type WantedGrant,
} from '#domain/access/grant-plan.ts';
import { parseRole, type Role, roleNames } from '#domain/access/roles.ts';
import { overrideViewer, putGrant, takeGrant } from '#state/members.ts';
import type { Doer } from './doer.ts';
import type { Change } from './member-change.ts';
import type { TenantData } from './tenant-data.ts';

/**
 * The roles of a request, each once; the same location twice is one.
 * @throws Fault `bad-parameter` for an unknown role or one that stands twice
 */
export function parseWanted(grants: WantedGrants, parameter: string): readonly WantedGrant[] {
  const wanted = grants.map(({ role, locations }) => ({
    role: parseRole(role, parameter),
    ...(locations != null && { locations: distinct(locations) }),
  }));
  const twice = wanted.find(({ role }, index) => wanted.findIndex((one) => one.role === role) !== index);
  if (twice === undefined) return wanted;
  throw new Fault('bad-parameter', `${parameter}: ${twice.role} stands twice; name all its locations at once`, {
    parameter,
  });
}

/** Chosen locations that no rows of the tenant are of: data of them may come later (RO-11). */
export async function unknownLocations(
  wanted: readonly WantedGrant[],
  tenant: string,
  data: Pick<TenantData, 'locations'>,
): Promise<string[]> {
  const chosen = distinct(wanted.flatMap(({ locations }) => locations ?? []));
  if (chosen.length === 0) return [];
  const met = new Set((await data.locations(tenant)).map(({ location }) => normal(location)));
  return chosen.filter((location) => !met.has(normal(location)));
}

/** @throws Fault naming every role that is refused and why */
export function demandPlan(decision: GrantDecision, giver: readonly Role[], parameter: string): GrantPlan {
  if (decision.kind === 'planned') return decision.plan;
  const { refusals } = decision;
  const told = refusals.map(({ role, reason }) => `${roleNames[role]} (${role}): ${reasons[reason]}`).join('. ');
  const more = { parameter, allowed: rolesGivenBy(giver) };
  throw new Fault(codeOf(refusals), told, more);
}

/** Keeps a plan and notes every role that was given or taken; one at other locations is both. */
export async function carryOut(
  under: Change,
  account: string,
  { plan, before, doer }: { readonly plan: GrantPlan; readonly before: readonly WantedGrant[]; readonly doer: Doer },
): Promise<void> {
  const key = { tenant: under.tenant, account };
  const by = doer.actor.kind === 'person' ? doer.actor.account : doer.actor.kind;
  for (const role of plan.taken) {
    await takeGrant(under.tables, key, role);
    await under.note('grant.taken', account, toDetail(before.find((grant) => grant.role === role) ?? { role }));
  }
  for (const grant of plan.given) {
    const old = before.find(({ role }) => role === grant.role);
    await putGrant(under.tables, key, { grant, by, now: under.now });
    if (old !== undefined && isSame(old, grant)) continue;
    await under.note('grant.given', account, { ...toDetail(grant), ...(old && { before: toDetail(old) }) });
  }
  if (plan.overridden) await overrideViewer(under.tables, key);
}

function toDetail({ role, locations }: WantedGrant): object {
  return { role, locations: locations ?? null };
}

const reasons: Readonly<Record<AssignmentRefusal, string>> = {
  'not-yours-to-give': 'your roles neither give nor take it',
  'no-locations-for-this-role': 'it is for the whole company, only report viewers are limited to locations',
  'no-location-chosen': 'choose at least one location, or the whole company',
  'last-global-admin': 'the last global admin of a tenant stays; make somebody else one first',
};

function codeOf(refusals: readonly GrantRefusal[]): 'forbidden' | 'conflict' | 'bad-parameter' {
  const has = (wanted: AssignmentRefusal) => refusals.some(({ reason }) => reason === wanted);
  if (has('not-yours-to-give')) return 'forbidden';
  return has('last-global-admin') ? 'conflict' : 'bad-parameter';
}

/** ids are the same without case and surrounding white space. */
const normal = (location: string) => location.trim().toLowerCase();

function distinct(locations: readonly string[]): string[] {
  return [...new Map(locations.map((location) => [normal(location), location.trim()])).values()];
}
