import type { AdoptionBehind } from '#query/adoption.ts';
import { newestRows } from './adoption-days.ts';
import {
  type AdoptionRequest,
  adoptionStages,
  datasetOf,
  entitlementConditions,
  identity,
  productOf,
  workloadOf,
} from './adoption-stages.ts';
import type { BehindContext } from './behind-context.ts';
import { literal, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** The licences or the activity that a figure of adoption was counted from, on the newest day. */
export function adoptionBehind(behind: AdoptionBehind, { rows, scope, held, bound }: BehindContext): string {
  const request: AdoptionRequest = { ...behind, scope, held };
  const { stages, isActive } = adoptionStages(request);
  const ctes = stages.map(({ name, sql }) => `${name} AS (${sql(bound)})`);
  const conditions =
    behind.measure === 'active'
      ? activityRows(behind, request, { isActive, bound })
      : licenceRows(behind, request, bound);
  return `(WITH ${ctes.join(', ')} SELECT * FROM ${rows} WHERE ${conditions.join(' AND ')})`;
}

/** Rows of entitlements: no trials (ADO-27), of the qualified only entitled ones (ADO-20). */
function licenceRows(behind: AdoptionBehind, request: AdoptionRequest, bound: string[]): string[] {
  const { adoption, measure, of } = behind;
  const { entitlements } = adoption;
  const { mayRead, isWanted } = entitlementConditions(request, bound);
  const state = `${identity(entitlements.state)} = ${literal(normalValue(entitlements.entitled))}`;
  const place = (value: string) => `$${bound.push(normalValue(value))}`;
  return [
    newestRows(entitlements.dataset, entitlements, request).where(bound),
    `NOT coalesce(${quoted(entitlements.trial)}, false)`,
    ...(measure === 'qualified' ? [state] : []),
    ...[mayRead, isWanted].filter((condition) => condition !== 'true'),
    ...(of.soldAs === undefined ? [] : [`coalesce(${identity(entitlements.service)}, '') = ${place(of.soldAs)}`]),
    ...(of.customer === undefined ? [] : [`${identity(entitlements.customer)} = ${place(of.customer)}`]),
    ...productCondition(of, `${productOf(entitlements)}`, bound),
  ];
}

/** Rows of activity in the window, of the pairs of customer and product that count. */
function activityRows(
  behind: AdoptionBehind,
  request: AdoptionRequest,
  { isActive, bound }: { readonly isActive: string; readonly bound: string[] },
): string[] {
  const { adoption, of } = behind;
  const { activity } = adoption;
  const place = (value: string) => `$${bound.push(normalValue(value))}`;
  const products = productCondition({ ...of, workload: undefined }, 'product', bound);
  const pairs = `SELECT {'c': customer, 'p': given} FROM pairing SEMI JOIN shown USING (customer, product)${products.length === 0 ? '' : ` WHERE ${products.join(' AND ')}`}`;
  const workload = workloadOf(activity, datasetOf(request, activity.dataset));
  return [
    newestRows(activity.dataset, activity, request).where(bound),
    isActive,
    `{'c': ${identity(activity.customer)}, 'p': coalesce(${identity(activity.product)}, '')} IN (${pairs})`,
    ...(of.customer === undefined ? [] : [`${identity(activity.customer)} = ${place(of.customer)}`]),
    ...(of.workload === undefined ? [] : [`${workload} = upper(${place(of.workload)})`]),
  ];
}

type Of = { readonly [K in keyof AdoptionBehind['of']]: string | undefined };

/** The products that a row of the tables stands for: by service and name, and by a workload they are used in. */
function productCondition({ service, product, workload }: Of, expression: string, bound: string[]): string[] {
  const place = (value: string) => `$${bound.push(normalValue(value))}`;
  const conditions = [
    ...(service === undefined ? [] : [`service = ${place(service)}`]),
    ...(product === undefined ? [] : [`label = $${bound.push(product)}`]),
    ...(workload === undefined ? [] : [`coalesce(met.workload, '') = upper(${place(workload)})`]),
  ];
  if (conditions.length === 0) return [];
  const known = 'SELECT product.product FROM product LEFT JOIN met USING (product)';
  return [`${expression} IN (${known} WHERE ${conditions.join(' AND ')})`];
}
