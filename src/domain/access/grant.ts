import { type Role, type Sight, sightOf } from './roles.ts';

/** A role somebody holds in a tenant: for the whole company, or for some locations (RO-11). */
export interface Grant {
  readonly role: Role;
  /** Programme ids (MPN); absent: the whole company. Only the viewers are given for locations. */
  readonly locations?: readonly string[];
  /** `auto` was given by a rule (RO-15), `person` by somebody, `provider` by a group of a sign-in provider. */
  readonly origin: 'auto' | 'person' | 'provider';
}

/** What a person sees of a page, and of which part of the company. */
export interface GrantedSight extends Sight {
  /** Absent: the whole company. */
  readonly locations?: readonly string[];
}

/** What somebody saw of a page when something was made of it for them. */
export type PastSight = Pick<GrantedSight, 'may' | 'locations'>;

/** Whether a sight still shows all that an earlier one showed: what was made then may be opened now (SEC-5). */
export function stillShows(now: GrantedSight, then: PastSight): boolean {
  return now.opens && then.may.every((kind) => now.may.includes(kind)) && covers(now.locations, then.locations);
}

/**
 * What grants together show of a page; rights of several roles add up (roles.md §1). The part of the company is what all
 * grants that open the page reach together; sensitive content is shown when the grants that bring it reach all of that
 * part, so that nothing sensitive is seen of a location that another role alone opens (RO-12, SEC-4).
 */
export function sightOfGrants(grants: readonly Grant[], page: string): GrantedSight {
  const opening = grants.filter(({ role }) => sightOf([role], page).opens);
  if (opening.length === 0) return { opens: false, may: [] };
  const reach = reachOf(opening);
  const kinds = ['revenue', 'personal'] as const;
  const may = kinds.filter((kind) => {
    const bringing = opening.filter(({ role }) => sightOf([role], page).may.includes(kind));
    return bringing.length > 0 && covers(reachOf(bringing), reach);
  });
  return { opens: true, may, ...(reach === undefined ? {} : { locations: reach }) };
}

/** The locations grants reach together, sorted; undefined: the whole company. */
function reachOf(grants: readonly Grant[]): readonly string[] | undefined {
  if (grants.some(({ locations }) => locations === undefined)) return undefined;
  return [...new Set(grants.flatMap(({ locations }) => locations ?? []))].sort();
}

function covers(reach: readonly string[] | undefined, all: readonly string[] | undefined): boolean {
  if (reach === undefined) return true;
  return all?.every((location) => reach.includes(location)) ?? false;
}
