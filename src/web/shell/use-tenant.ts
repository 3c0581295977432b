import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { TenantList } from '#contract/report.ts';
import { tenantsQuery } from '../api.ts';
import { oneOf, type ReportSearch } from '../filters/search.ts';

/** The page's parameters as they stand in the address. */
export function useSearch(): ReportSearch {
  return useRouterState({ select: (state) => state.location.search as ReportSearch });
}

/** Changes the address on the same page; each change is a step that Back undoes. */
export function useChangeSearch(): (next: ReportSearch) => void {
  const navigate = useNavigate();
  return useCallback(
    (next) => void navigate({ to: '.', search: () => next, resetScroll: false, hash: '' }),
    [navigate],
  );
}

export interface CurrentTenant {
  readonly id: string | undefined;
  readonly about: TenantList['tenants'][number] | undefined;
  readonly all: TenantList['tenants'];
  /** The list of tenants has arrived. */
  readonly known: boolean;
  readonly error: Error | null;
  /** The server's day; undefined while the list has not arrived. */
  readonly today: string | undefined;
}

/** The tenant of the address, else the one there is (ARCHITECTURE §3.1: it selects the data). */
export function useTenant(): CurrentTenant {
  const chosen = oneOf(useSearch().tenant);
  const { data, error } = useQuery(tenantsQuery);
  const all = data?.tenants ?? [];
  const id = chosen ?? all[0]?.tenant;
  const about = all.find(({ tenant }) => tenant === id);
  return { id, about, all, known: data !== undefined, error, today: data?.today };
}

/** What goes along from page to page: whose data, and which months. */
export function carried({ tenant, range, from, to }: ReportSearch): ReportSearch {
  return { tenant, range, from, to };
}
