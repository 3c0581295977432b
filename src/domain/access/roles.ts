import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';

/** The roles of docs/spec/roles.md §1 that a reader can hold, by code. */
export const roleNames = {
  GA: 'Global admin',
  AA: 'Account admin',
  UMA: 'User management admin',
  ADM: 'Admin agent',
  SAL: 'Sales agent',
  HD: 'Helpdesk agent',
  BA: 'Billing admin',
  MPA: 'MPN partner admin',
  RV: 'Report viewer',
  ERV: 'Executive report viewer',
  DU: 'Default user',
} as const;

export type Role = keyof typeof roleNames;

export function isRole(text: string): text is Role {
  return Object.hasOwn(roleNames, text);
}

/** What a set of roles sees of a report; rights of several roles add up. */
export interface Sight {
  readonly opens: boolean;
  /** Kinds of sensitive content they may see (classes S1 and S2). */
  readonly may: readonly ('revenue' | 'personal')[];
}

/** Roles with full sight. */
const executives: readonly Role[] = ['ERV'];

/** The reporting roles, which open every Insights report (roles.md §4). */
const viewers: readonly Role[] = [...executives, 'RV'];

/** Who opens a page, where it is not the viewers alone (roles.md §4, R-8, R-9; §5 for adoption). */
const openedBy: Readonly<Record<string, readonly Role[]>> = {
  customers: [...viewers, 'GA', 'AA', 'ADM'],
  'dynamics-usage': [...viewers, 'GA', 'AA', 'ADM'],
  'microsoft-learn': ['ERV', 'MPA', 'RV', 'GA'],
  adoption: ['GA', 'UMA', 'ADM', 'SAL'],
  // Readers of the customers report and of adoption choose a customer from it.
  'customer-list': [...viewers, 'GA', 'AA', 'UMA', 'ADM', 'SAL'],
};

/**
 * Who sees persons on a page besides the executives: the learner list is the global and the partner admin's by seed 000,
 * and the users behind a cause are accounts that the admins of customers manage.
 */
const personsShownTo: Readonly<Record<string, readonly Role[]>> = {
  'microsoft-learn': ['GA', 'MPA'],
  adoption: ['GA', 'UMA', 'ADM'],
};

/**
 * Who opens the report, for the page that tells a reader without access whom to ask (CO-14).
 * @param auto the viewer role that an MPN partner admin holds without anybody's doing (RO-15, R-6)
 */
export function rolesOpening(report: string, auto: 'ERV' | 'RV' | undefined = 'ERV'): readonly Role[] {
  const opening = openedBy[report] ?? viewers;
  if (auto === undefined || !opening.includes(auto) || opening.includes('MPA')) return opening;
  return opening.flatMap((role) => (role === auto ? [role, 'MPA' as const] : [role]));
}

/** Who sees persons on the report (RO-2), to tell a reader who does not. */
export function rolesSeeingPersons(report: string): readonly Role[] {
  return rolesOpening(report).filter((role) => sightOf([role], report).may.includes('personal'));
}

/** RO-1, RO-2 and the matrices of roles.md §4 and §5. */
export function sightOf(roles: readonly Role[], report: string): Sight {
  const opening = openedBy[report] ?? viewers;
  const opens = roles.some((role) => opening.includes(role));
  if (roles.some((role) => executives.includes(role))) return { opens, may: ['revenue', 'personal'] };
  const persons = roles.some((role) => personsShownTo[report]?.includes(role));
  return { opens, may: persons ? ['personal'] : [] };
}

/**
 * A role by its code or full name, without case.
 * @throws Fault `bad-parameter` naming `parameter` and every code.
 */
export function parseRole(text: string, parameter: string): Role {
  const known = roleCodes();
  const wanted = text.trim().toLowerCase();
  const role = known.find((code) => code.toLowerCase() === wanted || roleNames[code].toLowerCase() === wanted);
  if (role !== undefined) return role;
  const [near] = suggest(text, [...known, ...Object.values(roleNames)]);
  const hint = near === undefined ? '.' : `; did you mean ${near}?`;
  throw new Fault('bad-parameter', `"${text}" is no role${hint} Known are ${known.join(', ')}`, {
    parameter,
    allowed: known,
  });
}

function roleCodes(): Role[] {
  return Object.keys(roleNames).filter(isRole);
}
