import type { ProvidedGrant } from '#state/provider-grants.ts';
import type { Provider } from './providers.ts';

/** What an ID token says about somebody; anything may be missing or of another type. */
export type Claims = Readonly<Record<string, unknown>>;

/** The roles that the claims bring, each once; locations of the same role add up. */
export function rolesOfClaims({ roles, tenantOf }: Pick<Provider, 'roles' | 'tenantOf'>, claims: Claims) {
  const own = tenantOf === undefined ? undefined : tenantOfClaims(tenantOf, claims);
  const brought = roles.flatMap(({ claim, value, tenant = own, role, locations }): ProvidedGrant[] => {
    if (tenant === undefined || !valuesOf(claims[claim]).includes(value)) return [];
    return [{ tenant, role, ...(locations && { locations }) }];
  });
  const same = Map.groupBy(brought, ({ tenant, role }) => JSON.stringify([tenant, role]));
  return [...same.values()].map(together);
}

/** The tenant that the claims lead to. */
export function tenantOfClaims(
  { claim, tenants }: NonNullable<Provider['tenantOf']>,
  claims: Claims,
): string | undefined {
  return valuesOf(claims[claim]).flatMap((value) => (Object.hasOwn(tenants, value) ? [tenants[value]] : []))[0];
}

/**
 * Whether the provider left the groups out because there are too many of them, as Entra ID does: no role could be told
 * from groups that are not named.
 */
export function hasTooManyGroups({ roles }: Pick<Provider, 'roles'>, claims: Claims): boolean {
  const elsewhere = claims._claim_names;
  const named = typeof elsewhere === 'object' && elsewhere !== null ? Object.keys(elsewhere) : [];
  const left = claims.hasgroups === true || claims.hasgroups === 'true' ? [...named, 'groups'] : named;
  return roles.some(({ claim }) => left.includes(claim));
}

/** The e-mail address, and whether it is the person's for certain. */
export function addressOf(
  { emailClaim, emailIsVerified }: Pick<Provider, 'emailClaim' | 'emailIsVerified'>,
  claims: Claims,
): { readonly email: string; readonly verified: boolean } | undefined {
  const email = claims[emailClaim];
  if (typeof email !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) return undefined;
  const says = [claims.email_verified, claims.xms_edov].some(
    (word) => word === true || word === 'true' || word === '1',
  );
  return { email, verified: emailIsVerified || says };
}

function valuesOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim];
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}

function together(grants: readonly ProvidedGrant[]): ProvidedGrant {
  const { tenant = '', role = 'DU' } = grants[0] ?? {};
  if (grants.some(({ locations }) => locations === undefined)) return { tenant, role };
  return { tenant, role, locations: [...new Set(grants.flatMap(({ locations }) => locations ?? []))].sort() };
}
