/** roles.md §3 as plain data: who may give or take which role (RO-10, RO-16, RO-17, R-7, R-1). */
const given: Readonly<Record<string, string>> = {
  GA: 'GA UMA BA DU ADM SAL HD AA MPA RV ERV',
  AA: 'AA MPA RV ERV',
  UMA: 'UMA BA DU ADM SAL HD',
};

/** One person of one tenant: roles with their locations ('' for the whole company). */
export interface RefPerson {
  roles: Map<string, string>;
  /** Somebody changed the viewer role of a partner admin by hand (RO-15). */
  overridden: boolean;
}

export const newRefPerson = (): RefPerson => ({ roles: new Map(), overridden: false });

/** What a person holds with what an MPN partner admin is given by itself (RO-15, R-6). */
export function refHeld({ roles, overridden }: RefPerson): Map<string, string> {
  const held = new Map(roles);
  if (roles.has('MPA') && !overridden) held.set('ERV', '');
  return held;
}

/** Whether somebody with these roles may give or take the role. */
export function refGives(giver: Iterable<string>, role: string): boolean {
  for (const own of giver) if (given[own]?.split(' ').includes(role)) return true;
  return false;
}

/** Changes a person to what is wanted, or refuses and changes nothing. @param others other global admins of the tenant */
export function refChange(
  giver: Iterable<string>,
  person: RefPerson,
  { wanted, others }: { readonly wanted: ReadonlyMap<string, string>; readonly others: number },
): boolean {
  const roles = [...giver];
  const held = refHeld(person);
  const changed = [...new Set([...held.keys(), ...wanted.keys()])].filter(
    (role) => held.get(role) !== wanted.get(role),
  );
  const byRule = person.roles.has('MPA') && !person.overridden;
  for (const role of changed) {
    const withOffice = role === 'ERV' && byRule && !wanted.has('MPA') && !wanted.has('ERV');
    if (!withOffice && !refGives(roles, role)) return false;
    const locations = wanted.get(role) ?? '';
    if (locations !== '' && role !== 'RV' && role !== 'ERV') return false;
    if (role === 'GA' && !wanted.has('GA') && others === 0) return false;
  }
  const viewerChanged = changed.some((role) => role === 'RV' || role === 'ERV');
  const overridden = person.overridden || (wanted.has('MPA') && viewerChanged);
  const kept = new Map(wanted);
  // What the rule still gives is not kept, unless it had been given by hand as well.
  if (byRule && !overridden && wanted.has('MPA') && person.roles.get('ERV') !== '') kept.delete('ERV');
  person.roles = kept;
  person.overridden = overridden;
  return true;
}
