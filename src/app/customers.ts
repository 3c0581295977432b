import { Fault } from '#base/fault.ts';
import { roundPercent } from '#base/percent.ts';
import { customersAndTenants } from '#catalog/datasets/customers-and-tenants.ts';
import type {
  CustomerAdoption,
  CustomerList,
  CustomerListParameters,
  CustomerParameters,
} from '#contract/customers.ts';
import { adoptionNames, type CustomerListAnswer, type CustomerNames } from '#query/customer-list.ts';
import { type Scope, scopeKey, scopeQuery } from '#query/scope.ts';
import {
  type CustomerFigures,
  customerAdoptionKey,
  type CustomerAdoption as Figured,
  runCustomerAdoption,
} from '#reporting/adoption/customer.ts';
import { createCache } from '#reporting/cache.ts';
import type { ReportingDeps } from '#reporting/plan.ts';
import type { Reader } from './reader.ts';

/** An answer that is made when it is read; equal tags mean equal answers (HTTP-5). */
export interface Tagged<T> {
  readonly tag: string;
  read(signal?: AbortSignal): Promise<T>;
}

/** The customers of a partner, all of them and one by one (ADO-10). */
export interface Customers {
  /** @throws Fault for parameters that are not allowed, an unknown tenant, a role that sees no customers */
  list(parameters: CustomerListParameters): Promise<Tagged<CustomerList>>;
  /**
   * Reading throws Fault `not-found` for a customer without licences and activity.
   * @throws Fault for parameters that are not allowed, an unknown tenant, a role that does not open adoption
   */
  adoption(customer: string, parameters: CustomerParameters): Promise<Tagged<CustomerAdoption>>;
}

export function createCustomers(deps: { readonly reporting: ReportingDeps; readonly reader: Reader }): Customers {
  const { reporting, reader } = deps;
  const lists = createCache<CustomerListAnswer>(20);
  const sources = sourcesOf(reporting);
  return {
    async list(parameters) {
      const { search, limit, offset } = parameters;
      if (limit === undefined && offset !== undefined) {
        const message = 'offset is given without limit; say how many customers to take';
        throw new Fault('bad-parameter', message, { parameter: 'limit' });
      }
      const tenant = await reader.tenantOf(parameters.tenant);
      const scope = await reader.scopeOf('customer-list', tenant, parameters);
      const version = await reporting.store.version(scope.tenant);
      const key = JSON.stringify([scopeKey(scope), version]);
      return {
        tag: JSON.stringify([key, search ?? null, limit ?? null, offset ?? null]),
        async read(signal) {
          const all = lists.get(key) ?? (await namedCustomers(sources, scope, { reporting, signal }));
          if ((await reporting.store.version(scope.tenant)) === version) lists.set(key, all);
          return toList(all, parameters);
        },
      };
    },
    async adoption(customer, parameters) {
      const tenant = await reader.tenantOf(parameters.tenant);
      const question = { customer: customer.trim(), scope: await reader.scopeOf('adoption', tenant, parameters) };
      return {
        tag: await customerAdoptionKey(question, reporting),
        read: async (signal) => toPage(tenant, await runCustomerAdoption(question, reporting, signal)),
      };
    },
  };
}

/** Who names customers: the datasets of adoption, and the raw data of the customers report. */
function sourcesOf({ reports }: ReportingDeps): CustomerNames[] {
  const own = reports.flatMap(({ adoption }) => (adoption === undefined ? [] : adoptionNames({ adoption })));
  const { name: dataset } = customersAndTenants;
  const columns = { customer: 'CustomerTenantId', name: 'CustomerName', market: 'CustomerMarket', time: 'Month' };
  return [...own, { dataset, ...columns, adoption: false }];
}

function namedCustomers(
  sources: readonly CustomerNames[],
  scope: Scope,
  { reporting, signal }: { readonly reporting: ReportingDeps; readonly signal: AbortSignal | undefined },
): Promise<CustomerListAnswer> {
  return reporting.store.run('customer-list', scopeQuery({ kind: 'customer-list', sources }, scope), signal);
}

/** Part of a name or the beginning of an id, without case. */
function toList(all: CustomerListAnswer, { search, limit, offset = 0 }: CustomerListParameters): CustomerList {
  const wanted = search?.trim().toLowerCase() ?? '';
  const isFound = ({ customer, name = '' }: CustomerListAnswer[number]) =>
    name.toLowerCase().includes(wanted) || customer.startsWith(wanted);
  const found = wanted === '' ? all : all.filter(isFound);
  const shown = limit === undefined ? found : found.slice(offset, offset + limit);
  return {
    rowCount: found.length,
    customers: shown.map(({ customer, name, market, hasAdoption }) => ({
      customerTenantId: customer,
      name: name ?? null,
      market: market ?? null,
      hasAdoption,
    })),
  };
}

function toPage(tenant: string, page: Figured): CustomerAdoption {
  const { customer, name, market, days, totals, own, arePeopleWithheld } = page;
  return {
    tenant,
    customer: { customerTenantId: customer, name: name ?? null, market: market ?? null },
    asOf: { entitlements: days.entitlements ?? null, activity: days.activity ?? null },
    totals: toFigures(totals),
    products: page.products.map(({ service, product, workload, causes, ...figures }) => ({
      serviceCode: service ?? null,
      productName: product ?? null,
      workloadCode: workload ?? null,
      ...toFigures(figures),
      causes: causes.map(({ cause, users, people, subscriptions }) => ({
        cause,
        users,
        ...(people !== undefined && { people: [...people] }),
        ...(subscriptions !== undefined && { subscriptions: [...subscriptions] }),
      })),
    })),
    channels: { own, all: { sold: totals.sold ?? 0, deployed: totals.deployed ?? 0 } },
    subscriptions: page.subscriptions.map(({ subscription, product, state, channel, ...rest }) => ({
      subscriptionId: subscription ?? null,
      productName: product ?? null,
      state: state ?? null,
      channel: channel ?? null,
      ...rest,
    })),
    advice: [...page.advice],
    supportLoad: page.casesPerMonth ?? null,
    redacted: arePeopleWithheld ? ['people'] : [],
  };
}

/** As they leave the house: percents rounded to 2 decimals (HTTP-6). */
function toFigures(figures: CustomerFigures): CustomerAdoption['totals'] {
  const rounded = (value: number | undefined) => (value === undefined ? null : roundPercent(value));
  return {
    licensesSold: figures.sold ?? null,
    licensesDeployed: figures.deployed ?? null,
    deploymentPercent: rounded(figures.deploymentPercent),
    licensesQualified: figures.qualified ?? null,
    licensesActive: figures.active ?? null,
    usagePercent: rounded(figures.usagePercent),
  };
}
