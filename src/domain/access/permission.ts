import type { Role } from './roles.ts';

/** Everybody; everybody who signed in; or those who hold one of these roles in the tenant. The operator always. */
type Holders = 'everybody' | 'signed-in' | readonly Role[];

/** The roles that open at least one report (roles.md §4, §5). */
const readers = ['ERV', 'RV', 'MPA', 'GA', 'AA', 'ADM', 'UMA', 'SAL'] as const satisfies readonly Role[];
/** Who gives some role (RO-10, RO-16, RO-17) and so sees the people of the tenant. */
const givers = ['GA', 'AA', 'UMA'] as const satisfies readonly Role[];

/**
 * Who may do what: the one table that HTTP, command line, pages and jobs read. What a person sees of a report is
 * `sightOf`'s (roles.md §4, §5); here stands who may ask at all. An empty list is the operator's alone.
 */
const holders = {
  public: 'everybody',
  'profile.own': 'signed-in',
  'learning.own': 'signed-in',
  'reports.read': readers,
  'data.read': readers,
  'records.read': readers,
  'records.write': readers,
  'feedback.give': readers,
  'feedback.read': ['GA'],
  'imports.read': ['GA'],
  'data.import': ['GA'],
  'people.read': givers,
  'people.create': ['GA', 'UMA'],
  'people.delete': ['GA'],
  'grants.write': givers,
  'view-as': ['GA', 'AA'],
  'learning.counts': ['GA', 'MPA'],
  'tenant.settings': ['GA'],
  'audit.read': ['GA'],
  'insights.api': ['ERV'],
  'downloads.own': ['ERV', 'RV'],
  'applications.write': ['GA'],
  // roles.md §6 with R-11 (the global admin may what the two of the source may), R-12, R-13 and MAP-1.
  'programme.read': ['GA', 'AA', 'MPA'],
  'programme.ask': ['GA', 'AA', 'MPA'],
  'programme.enrol': ['GA', 'AA', 'MPA'],
  'programme.pack': ['GA', 'UMA', 'ADM', 'MPA'],
  // To pay or cancel: who may order the one or the other; which, the order itself says.
  'programme.pay': ['GA', 'AA', 'UMA', 'ADM', 'MPA'],
  'programme.offers': ['GA', 'AA', 'UMA', 'ADM', 'MPA', 'BA'],
  'programme.invoice': ['GA', 'MPA'],
  'programme.track': ['GA', 'MPA'],
  'programme.refund': ['AA', 'MPA'],
  'programme.operate': [],
  'house.manage': [],
  'metrics.read': [],
} as const satisfies Readonly<Record<string, Holders>>;

/** What a route or verb demands of a person. */
export type Permission = keyof typeof holders;

export const permissions = Object.keys(holders).filter((name): name is Permission => name in holders);

/** Whether roles held in a tenant are enough; `public` and what is everybody's own want none. */
export function mayDo(permission: Permission, roles: readonly Role[]): boolean {
  const wanted: Holders = holders[permission];
  return typeof wanted === 'string' || roles.some((role) => wanted.includes(role));
}

/** What only a person who sits at a browser may do: a token that got lost makes nobody an admin (SEC-13). */
const inPerson: readonly Permission[] = [
  'learning.own',
  'people.create',
  'people.delete',
  'grants.write',
  'view-as',
  'tenant.settings',
  'applications.write',
  'programme.enrol',
  'programme.pack',
  'programme.pay',
  'programme.track',
  'programme.refund',
  'programme.operate',
  'house.manage',
];

/** What changes something; the others only read, or change what is one's own. */
const writing: readonly Permission[] = [
  'records.write',
  'feedback.give',
  'data.import',
  'people.create',
  'people.delete',
  'grants.write',
  'tenant.settings',
  'applications.write',
  'programme.ask',
  'programme.enrol',
  'programme.pack',
  'programme.pay',
  'programme.track',
  'programme.refund',
  'programme.operate',
  'house.manage',
];

/** Whether a permission is to change something: nobody does who looks as somebody else. */
export function isWriting(permission: Permission): boolean {
  return writing.includes(permission);
}

/** Whether a token brings a permission that its owner has. */
export function tokenMay(permission: Permission): boolean {
  return !inPerson.includes(permission);
}

/** Whether nobody needs to sign in for it. */
export function isPublic(permission: Permission): boolean {
  return holders[permission] === 'everybody';
}

/** The roles that bring it, to tell somebody who has none of them (CO-14); empty where no role is asked for. */
export function rolesFor(permission: Permission): readonly Role[] {
  const wanted: Holders = holders[permission];
  return typeof wanted === 'string' ? [] : wanted;
}
