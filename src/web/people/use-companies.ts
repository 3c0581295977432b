import { useTenant } from '../shell/use-tenant.ts';
import { companyName, useMember, useSession } from './use-session.ts';

interface Company {
  readonly tenant: string;
  readonly name: string;
  readonly latestMonth: string | null;
}

/** The companies of the reader, those without data last, and which one is on screen. */
export function useCompanies(): { readonly chosen: Company | undefined; readonly all: readonly Company[] } {
  const { id, all: withData } = useTenant();
  const members = useSession()?.tenants ?? [];
  const member = useMember();
  const nameOf = (tenant: string) =>
    companyName(members.find((one) => one.tenant === tenant) ?? { tenant, name: null });
  const empty = members.filter(({ tenant }) => withData.every((one) => one.tenant !== tenant));
  const all = [...withData, ...empty.map(({ tenant }) => ({ tenant, latestMonth: null }))].map(
    ({ tenant, latestMonth }) => ({ tenant, latestMonth, name: nameOf(tenant) }),
  );
  const tenant = id ?? member?.tenant;
  const chosen = tenant === undefined ? undefined : { tenant, name: nameOf(tenant), latestMonth: null };
  return { chosen, all };
}
