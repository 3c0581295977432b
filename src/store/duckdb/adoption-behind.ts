import type { AdoptionBehind } from '#query/adoption.ts';
import { kindColumns } from './adoption-activity.ts';
import { adviceStages, figureStage, holds } from './adoption-advice.ts';
import { identity, productOf } from './adoption-columns.ts';
import { newestRows } from './adoption-days.ts';
import { entitlementConditions } from './adoption-licences.ts';
import type { AdoptionRequest } from './adoption-request.ts';
import { adoptionStages } from './adoption-stages.ts';
import type { BehindContext } from './behind-context.ts';
import { literal, quoted } from './tables.ts';
import { normalValue } from './values.ts';

/** The licences or the activity that a figure of adoption was counted from, on the newest day. */
export function adoptionBehind(behind: AdoptionBehind, { rows, scope, held, bound }: BehindContext): string {
  const request: AdoptionRequest = { ...behind, scope, held };
  const { days, stages, isActive } = adoptionStages(request);
  const { advised } = behind;
  const further = advised === undefined ? [] : [figureStage, ...adviceStages(advised, days)];
  const ctes = [...stages, ...further].map(({ name, sql }) => `${name} AS (${sql(bound)})`);
  const isActivity = behind.measure === 'active' || behind.measure === 'used';
  const from = isActivity
    ? activityRows(behind, request, { rows, isActive, bound })
    : `${rows} WHERE ${licenceRows(behind, request, bound).join(' AND ')}`;
  return `(WITH ${ctes.join(', ')} SELECT * FROM ${from})`;
}

/** Rows of entitlements: no trials (ADO-27) but in what is held, of the qualified only entitled ones (ADO-20). */
function licenceRows(behind: AdoptionBehind, request: AdoptionRequest, bound: string[]): string[] {
  const { adoption, measure, of } = behind;
  const { entitlements } = adoption;
  const { mayRead, isWanted } = entitlementConditions(request, bound);
  const state = `${identity(entitlements.state)} = ${literal(normalValue(entitlements.entitled))}`;
  const place = (value: string) => `$${bound.push(normalValue(value))}`;
  return [
    newestRows(entitlements.dataset, entitlements, request).where(bound),
    ...(measure === 'held' ? [] : [`NOT coalesce(${quoted(entitlements.trial)}, false)`]),
    ...(measure === 'qualified' ? [state] : []),
    ...[mayRead, isWanted].filter((condition) => condition !== 'true'),
    ...(of.soldAs === undefined ? [] : [`coalesce(${identity(entitlements.service)}, '') = ${place(of.soldAs)}`]),
    ...(of.customer === undefined ? [] : [`${identity(entitlements.customer)} = ${place(of.customer)}`]),
    ...productCondition(of, `${productOf(entitlements)}`, bound),
    ...advisedCondition(behind, identity(entitlements.customer)),
  ];
}

/**
 * Rows of activity, of the active users only those in the window, of the pairs of customer and product that count. The
 * words are compared with the combinations that activity names, and these with the rows as they are written.
 */
function activityRows(
  behind: AdoptionBehind,
  request: AdoptionRequest,
  { rows, isActive, bound }: { readonly rows: string; readonly isActive: string; readonly bound: string[] },
): string {
  const { adoption, of, measure } = behind;
  const { activity } = adoption;
  const place = (value: string) => `$${bound.push(normalValue(value))}`;
  const chosen = [
    ...productCondition({ ...of, workload: undefined }, 'product', bound),
    ...(of.customer === undefined ? [] : [`k_customer = ${place(of.customer)}`]),
    ...(of.workload === undefined ? [] : [`k_workload = upper(${place(of.workload)})`]),
    ...advisedCondition(behind, 'k_customer'),
  ];
  const counted =
    'kind JOIN pairing ON customer = k_customer AND given = k_given SEMI JOIN shown USING (customer, product)';
  const kinds = `SELECT kind.* FROM ${counted}${chosen.length === 0 ? '' : ` WHERE ${chosen.join(' AND ')}`}`;
  const same = kindColumns(activity).map((name) => `k.${quoted(name)} IS NOT DISTINCT FROM r.${quoted(name)}`);
  const conditions = [
    newestRows(activity.dataset, activity, request).where(bound),
    ...(measure === 'used' ? [] : [isActive]),
  ];
  return `(SELECT * FROM ${rows} WHERE ${conditions.join(' AND ')}) AS r SEMI JOIN (${kinds}) AS k ON ${same.join(' AND ')}`;
}

function advisedCondition({ advised }: AdoptionBehind, customer: string): string[] {
  return advised === undefined
    ? []
    : [`${customer} IN (SELECT customer FROM advised WHERE ${holds[advised.scenario]})`];
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
