import { Fault } from '#base/fault.ts';
import type { SupportLoad, SupportLoadRequest } from '#contract/support-load.ts';
import type { SupportLoad as TypedIn } from '#reporting/plan.ts';
import type { Records } from '#state/records.ts';
import type { Reader } from './reader.ts';

/**
 * Support cases per month and customer, typed in by the partner (ADO-45), for those whom the adoption report opens to. An
 * unknown tenant is a Fault `not-found`.
 */
export interface SupportLoads {
  one(tenant: string | undefined, customer: string): Promise<SupportLoad>;
  /** Null takes the number out. @throws Fault `bad-parameter` for an id that cannot be a customer's, `too-large` */
  put(tenant: string | undefined, customer: string, request: SupportLoadRequest): Promise<SupportLoad>;
}

export function createSupportLoads(deps: { readonly records: Records; readonly reader: Reader }): SupportLoads {
  const { reader } = deps;
  const tenantOf = async (given: string | undefined) => {
    const tenant = await reader.tenantOf(given);
    await reader.scopeOf('adoption', tenant, {});
    return tenant;
  };
  const one = async (given: string | undefined, customerTenantId: string): Promise<SupportLoad> => {
    const tenant = await tenantOf(given);
    const typed = await deps.records.of(tenant).supportLoads.history(parseCustomer(customerTenantId));
    const { casesPerMonth = null, at = null } = typed[0] ?? {};
    return { customerTenantId, tenant, casesPerMonth, at, history: typed.map((entry) => ({ ...entry })) };
  };
  return {
    one,
    async put(given, customer, { casesPerMonth }) {
      const tenant = await tenantOf(given);
      await deps.records.of(tenant).supportLoads.put(parseCustomer(customer), casesPerMonth);
      return one(tenant, customer);
    },
  };
}

/**
 * What was typed in, for the adoption report. The report answers also when the records cannot be reached: it knows no
 * support loads then, and its answer is kept apart from those that do.
 */
export function typedInLoads(records: Records): TypedIn {
  return {
    version: (tenant) => unlessUnavailable(records.of(tenant).supportLoads.version(), -1),
    read: (tenant) => unlessUnavailable(records.of(tenant).supportLoads.all(), new Map<string, number>()),
  };
}

async function unlessUnavailable<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Fault && error.code === 'unavailable') return otherwise;
    throw error;
  }
}

/** Customers are named by the exports, so that any short text may be one. */
function parseCustomer(text: string): string {
  if (text.trim() !== '' && text.length <= 200 && !/\p{Cc}/u.test(text)) return text;
  throw new Fault('bad-parameter', 'customerTenantId is no id of a customer: write up to 200 characters', {
    parameter: 'customerTenantId',
  });
}
