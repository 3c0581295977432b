import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CustomerAdoption, CustomerList } from '#contract/customers.ts';
import { getJson, sendJson } from '../api.ts';
import { writeSearch } from '../filters/search.ts';

export type CustomerEntry = CustomerList['customers'][number];
export type CustomerProduct = CustomerAdoption['products'][number];
export type CauseFound = CustomerProduct['causes'][number];
export type CustomerSubscription = CustomerAdoption['subscriptions'][number];
export type AdoptionFigures = CustomerAdoption['totals'];

/** Rows of the list that one request brings. */
export const customersPage = 100;

/** The first customers that match, for the search beside the reports. */
export function foundCustomersQuery(tenant: string | undefined, wanted: string) {
  return queryOptions({
    queryKey: ['customers', tenant, 'found', wanted],
    queryFn: ({ signal }) => getJson<CustomerList>(listAddress({ tenant, search: wanted, limit: '6' }), signal),
    placeholderData: keepPreviousData,
    enabled: tenant !== undefined && wanted.length >= 2,
    retry: false,
  });
}

/** The list page by page. */
export function customersQuery(tenant: string | undefined, search: string) {
  return infiniteQueryOptions({
    queryKey: ['customers', tenant, 'list', search],
    queryFn: ({ signal, pageParam }) =>
      getJson<CustomerList>(
        listAddress({ tenant, search, limit: String(customersPage), offset: String(pageParam) }),
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, { customers }) => sum + customers.length, 0);
      return last.customers.length > 0 && shown < last.rowCount ? shown : undefined;
    },
    placeholderData: keepPreviousData,
    enabled: tenant !== undefined,
  });
}

export function customerQuery(tenant: string | undefined, customer: string) {
  return queryOptions({
    queryKey: ['customer', tenant, customer],
    queryFn: ({ signal }) => getJson<CustomerAdoption>(customerAddress(customer, 'adoption', tenant), signal),
    enabled: tenant !== undefined,
  });
}

/** Keeps how many support cases a month the customer makes (ADO-42, ADO-45); null takes it away. */
export function keepSupportLoad(tenant: string, customer: string, casesPerMonth: number | null): Promise<unknown> {
  return sendJson(customerAddress(customer, 'support-load', tenant), 'PUT', { casesPerMonth });
}

function listAddress(search: Readonly<Record<string, string | undefined>>): string {
  const kept = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined));
  return `/api/v1/customers${writeSearch(kept)}`;
}

function customerAddress(customer: string, part: 'adoption' | 'support-load', tenant: string | undefined): string {
  return `/api/v1/customers/${encodeURIComponent(customer)}/${part}${writeSearch({ tenant })}`;
}
