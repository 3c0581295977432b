import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import type { ReportParameters } from '#contract/request.ts';
import { type Actor, isOperator, narrowed, permits, rolesOf, sightIn } from '#domain/access/actor.ts';
import { type AutoAssignment, autoRole } from '#domain/access/assignment.ts';
import type { GrantedSight, PastSight } from '#domain/access/grant.ts';
import { type Permission, rolesFor } from '#domain/access/permission.ts';
import { parseRole, type Role, roleNames, rolesOpening } from '#domain/access/roles.ts';
import type { LearnerSight } from '#query/learner-sight.ts';
import type { Scope } from '#query/scope.ts';

/** Parameters that narrow an answer to what somebody else would get (CLI-6). */
export type Narrowing = Pick<ReportParameters, 'asRole' | 'asLocation'>;

/** Somebody who asks: which tenants are theirs and what they see of each. Everything that answers goes through one. */
export interface Reader {
  readonly actor: Actor;
  /** The tenants with data that are theirs. */
  tenants(): Promise<readonly string[]>;
  /**
   * The tenant named, or the only one they have.
   * @throws Fault `not-found` when it is not theirs or not there, which sounds the same; `bad-parameter` when none is named of several
   */
  tenantOf(given?: string): Promise<string>;
  /**
   * What they see of a page: what their roles show, narrowed by the parameters.
   * @param page a report, `downloads` or `customer-list`
   * @throws Fault `bad-parameter` for an unknown role, `forbidden` when the page does not open to them (CO-14),
   * `unavailable` when it cannot be known what the company hides of its learners
   */
  scopeOf(page: string, tenant: string, narrowing: Narrowing): Promise<Scope>;
  /** Whether a page opens to them. */
  opens(page: string, tenant: string): boolean;
  may(permission: Permission, tenant: string): boolean;
  /** @throws Fault `forbidden` naming the roles that bring it, `signed-out` for nobody */
  demand(permission: Permission, tenant: string): void;
}

export function createReader(
  actor: Actor,
  deps: {
    readonly dataTenants: () => Promise<readonly string[]>;
    readonly autoAssignment: AutoAssignment;
    /** What a company decided about its learners; absent: nothing. */
    readonly learnersOf?: (tenant: string) => Promise<LearnerSight | undefined>;
    /** What a report viewer downloads, who is no executive one; absent: files without sensitive columns. */
    readonly reportViewer?: 'redacted' | 'none';
  },
): Reader {
  const tenants = async () => {
    const all = await deps.dataTenants();
    return isOperator(actor) ? all : all.filter((tenant) => rolesOf(actor, tenant).length > 0);
  };
  const auto = autoRole(deps.autoAssignment);
  const may = (permission: Permission, tenant: string) => permits(actor, permission, tenant);
  // with this switch a file is for who may see all of it.
  const sightOf = (page: string, sight: GrantedSight): GrantedSight =>
    page === 'downloads' && deps.reportViewer === 'none' && !sight.may.includes('revenue')
      ? { ...sight, opens: false }
      : sight;
  const openingRoles = (page: string) =>
    rolesOpening(page, auto).filter((role) => page !== 'downloads' || deps.reportViewer !== 'none' || role !== 'RV');
  return {
    actor,
    tenants,
    tenantOf: async (given) => chooseTenant(await tenants(), given),
    async scopeOf(page, tenant, { asRole, asLocation }) {
      const roles = asRole?.flatMap((role) => withAuto(parseRole(role, 'asRole'), auto));
      const narrowing = {
        ...(roles !== undefined && { roles }),
        ...(asLocation !== undefined && { locations: asLocation }),
      };
      const sight = sightOf(page, narrowed(sightIn(actor, tenant, page), narrowing, page));
      if (!sight.opens) throw closed(page, roles ?? rolesSeen(actor, tenant), openingRoles(page));
      return toScope(tenant, sight, await deps.learnersOf?.(tenant));
    },
    opens: (page, tenant) => sightOf(page, sightIn(actor, tenant, page)).opens,
    may,
    demand(permission, tenant) {
      if (!may(permission, tenant)) throw refusalOf(actor, permission);
    },
  };
}

/** Why somebody may not do something: nobody has to sign in, others lack a role. */
export function refusalOf(actor: Actor, permission: Permission): Fault {
  if (actor.kind === 'nobody') return new Fault('signed-out', 'Sign in to see this');
  const wanted = rolesFor(permission);
  const who = wanted.length === 0 ? 'the operator of this installation' : told(wanted);
  return new Fault('forbidden', `Your roles do not allow this; it takes ${who}`, { allowed: wanted });
}

/** What somebody sees now, to be kept with what is made for them. */
export function toPastSight({ may, locations }: PastSight): PastSight {
  return { may, ...(locations !== undefined && { locations }) };
}

function toScope(tenant: string, { may, locations }: GrantedSight, learners: LearnerSight | undefined): Scope {
  return { tenant, may, ...(locations !== undefined && { locations }), ...(learners !== undefined && { learners }) };
}

/** RO-15: who looks as an MPN partner admin looks as what the rule makes of one. */
function withAuto(role: Role, auto: Role | undefined): readonly Role[] {
  return role === 'MPA' && auto !== undefined ? [role, auto] : [role];
}

function rolesSeen(actor: Actor, tenant: string): readonly Role[] {
  const viewAs = actor.kind === 'person' ? actor.viewAs : undefined;
  return viewAs?.roles ?? rolesOf(actor, tenant);
}

/** Pages that are no reports. */
const pages: Readonly<Record<string, string>> = { downloads: 'downloads', 'customer-list': 'the list of customers' };

function closed(page: string, roles: readonly Role[], opening: readonly Role[]): Fault {
  const what = pages[page] ?? `the report ${page}`;
  const whose = roles.length === 0 ? 'Having no role' : roles.join(', ');
  return new Fault('forbidden', `${whose} does not open ${what}; it takes ${told(opening)}`, { allowed: opening });
}

function told(roles: readonly Role[]): string {
  return roles.map((role) => `${roleNames[role]} (${role})`).join(', ');
}

/** @throws Fault as `Reader.tenantOf` */
export function chooseTenant(tenants: readonly string[], given: string | undefined): string {
  if (given !== undefined && tenants.includes(given)) return given;
  const more = { parameter: 'tenant', allowed: tenants };
  if (tenants.length === 0) throw new Fault('not-found', 'There are no data yet; import a file first', more);
  const list = tenants.join(', ');
  if (given !== undefined) {
    const [near] = suggest(given, tenants);
    const hint = near === undefined ? `there are ${list}` : `did you mean ${near}?`;
    throw new Fault('not-found', `There are no data of the tenant "${given}"; ${hint}`, more);
  }
  if (tenants.length === 1 && tenants[0] !== undefined) return tenants[0];
  throw new Fault('bad-parameter', `tenant is missing and there are several; name one of ${list}`, more);
}
