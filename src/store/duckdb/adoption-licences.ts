import { identity, named, productOf, tidy } from './adoption-columns.ts';
import type { NewestRows } from './adoption-days.ts';
import { type AdoptionRequest, datasetOf, ofOnly } from './adoption-request.ts';
import { filterSql } from './conditions.ts';
import { literal, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** Every row of entitlements of the day, and its columns that a reader and the page filters are known by, as they are. */
export function licenceSql(request: AdoptionRequest, { rows, where }: NewestRows, bound: string[]): string {
  const { entitlements } = request.adoption;
  const { customer, customerName, market, productName, service, subscription, state, trial, channel } = entitlements;
  const { dimensions = [], location } = datasetOf(request, entitlements.dataset);
  const asked = new Set([...dimensions, ...(location === undefined ? [] : [location])]);
  const columns = {
    customer: identity(customer),
    customer_name: tidy(customerName),
    market: tidy(market),
    product: productOf(entitlements),
    spelled: tidy(entitlements.product),
    product_name: tidy(productName),
    service: `coalesce(${identity(service)}, '')`,
    subscription: identity(subscription),
    state: tidy(state),
    is_entitled: `coalesce(${identity(state)} = ${literal(normalValue(entitlements.entitled))}, false)`,
    is_ending: `coalesce(${identity(state)} IN (${entitlements.ending.map((each) => literal(normalValue(each))).join(', ')}), false)`,
    is_trial: `coalesce(${quoted(trial)}, false)`,
    channel: identity(channel),
    sold: `coalesce(${quoted(entitlements.sold)}, 0)::BIGINT`,
    assigned: `coalesce(${quoted(entitlements.assigned)}, 0)::BIGINT`,
  };
  return `SELECT ${[named(columns), ...[...asked].map(quoted)].join(', ')} FROM ${rows} WHERE ${where(bound)}`;
}

/** The rows of `licence` with `may_read`, whether the reader may see it, and `may`, whether it is in the filters as well. */
export function entitledSql(request: AdoptionRequest, bound: string[]): string {
  const { mayRead, isWanted } = entitlementConditions(request, bound);
  const may = `(${mayRead}) AND (${isWanted})`;
  return `SELECT *, ${mayRead} AS may_read, ${may} AS may FROM licence${ofOnly(request, bound)}`;
}

/** Rows of entitlements that the reader may see (RO-12), and those the page filters choose; they know every filter. */
export function entitlementConditions(
  { adoption, filters, scope, held }: AdoptionRequest,
  bound: string[],
): { readonly mayRead: string; readonly isWanted: string } {
  const dataset = datasetOf({ held }, adoption.entitlements.dataset);
  const { locations } = scope;
  const located = dataset.location === undefined ? 'false' : undefined;
  const mayRead =
    locations === undefined
      ? 'true'
      : (located ?? filterSql({ column: dataset.location ?? '', values: locations }, dataset, bound));
  const chosen = filters.map((filter) => filterSql(filter, dataset, bound));
  return { mayRead, isWanted: chosen.length === 0 ? 'true' : chosen.join(' AND ') };
}

/** Licences of each customer and product: trials are no part of them (ADO-27), all states are but of the qualified. */
export const holding = `
  SELECT customer, product,
    coalesce(sum(sold) FILTER (NOT is_trial), 0)::DOUBLE AS sold,
    coalesce(sum(assigned) FILTER (NOT is_trial), 0)::DOUBLE AS deployed,
    coalesce(sum(sold) FILTER (NOT is_trial AND is_entitled), 0)::DOUBLE AS qualified
  FROM entitled WHERE may GROUP BY customer, product`;
