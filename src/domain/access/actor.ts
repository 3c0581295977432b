import { type Grant, type GrantedSight, sightOfGrants } from './grant.ts';
import { isPublic, mayDo, type Permission } from './permission.ts';
import { type Role, sightOf } from './roles.ts';

/** Somebody else's view that an admin looks through: never more than both may see. */
export interface ViewAs {
  /** Where the admin chose it; it narrows what they see everywhere. */
  readonly tenant?: string;
  readonly roles: readonly Role[];
  /** Programme ids (MPN); absent: the whole company. */
  readonly locations?: readonly string[];
}

/** Somebody with an account, as they are at this moment. */
export interface Person {
  readonly kind: 'person';
  readonly account: string;
  readonly name: string;
  readonly email: string;
  /** Runs the installation: every tenant, full sight. */
  readonly operator: boolean;
  /** By tenant; what rules give (RO-15) is among them. */
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
  /** A temporary password lets its owner do nothing but choose another (RO-19). */
  readonly mustChangePassword: boolean;
  /**
   * What was signed in with: a session of a browser, or a token of a program; with `application` the token is one that a
   * registered application got together with the person (RO-30).
   */
  readonly by: { readonly session: string } | { readonly token: string; readonly application?: string };
  /** Read-only while it lasts. */
  readonly viewAs?: ViewAs;
}

/**
 * Who asks. `house` is whoever sits at the machine: the command line, and everybody on loopback while no set-up was
 * finished. `nobody` has not signed in.
 */
export type Actor = Person | { readonly kind: 'house' } | { readonly kind: 'nobody' };

/** Sees and does everything, in every tenant. */
export function isOperator(actor: Actor): boolean {
  return actor.kind === 'house' || (actor.kind === 'person' && actor.operator);
}

/** Roles held in a tenant; in any tenant when none is named. */
export function rolesOf(actor: Actor, tenant?: string): readonly Role[] {
  if (actor.kind !== 'person') return [];
  const grants = tenant === undefined ? [...actor.grants.values()].flat() : (actor.grants.get(tenant) ?? []);
  return [...new Set(grants.map(({ role }) => role))];
}

/** What stays one's own while one looks as somebody else: to go back. */
const ownViews: readonly Permission[] = ['public', 'profile.own', 'view-as'];

/**
 * Whether somebody may do something in a tenant, or in some tenant of theirs when none is named. Who looks as somebody
 * else may do what both may.
 */
export function permits(actor: Actor, permission: Permission, tenant?: string): boolean {
  if (actor.kind === 'house') return true;
  if (actor.kind === 'nobody') return isPublic(permission);
  const own = actor.operator || mayDo(permission, rolesOf(actor, tenant));
  const { viewAs } = actor;
  return own && (viewAs === undefined || ownViews.includes(permission) || mayDo(permission, viewAs.roles));
}

/** What somebody sees of a page in a tenant; the operator everything (CLI-6). */
export function sightIn(actor: Actor, tenant: string, page: string): GrantedSight {
  const own: GrantedSight = isOperator(actor)
    ? { opens: true, may: ['revenue', 'personal'] }
    : sightOfGrants(actor.kind === 'person' ? (actor.grants.get(tenant) ?? []) : [], page);
  return actor.kind === 'person' && actor.viewAs !== undefined ? narrowed(own, actor.viewAs, page) : own;
}

/** What is left of a sight for somebody who looks as other roles or at some locations: never more than before. */
export function narrowed(sight: GrantedSight, { roles, locations }: Partial<ViewAs>, page: string): GrantedSight {
  const as = roles === undefined ? sight : sightOf(roles, page);
  const part = bothOf(sight.locations, locations);
  return {
    opens: sight.opens && as.opens,
    may: sight.may.filter((kind) => as.may.includes(kind)),
    ...(part === undefined ? {} : { locations: part }),
  };
}

/** Locations in both lists; absent is the whole company. */
function bothOf(
  own: readonly string[] | undefined,
  wanted: readonly string[] | undefined,
): readonly string[] | undefined {
  if (own === undefined || wanted === undefined) return own ?? wanted;
  return wanted.filter((location) => own.includes(location));
}
