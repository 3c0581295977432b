import type { Day } from '#base/day.ts';
import { activitySql, kindSql, personSql } from './adoption-activity.ts';
import { cell, shownSql, used } from './adoption-cells.ts';
import { inWindow } from './adoption-columns.ts';
import { newestRows } from './adoption-days.ts';
import { keptStages } from './adoption-kept.ts';
import { entitledSql, holding, licenceSql } from './adoption-licences.ts';
import { pairing, placed, product } from './adoption-products.ts';
import type { AdoptionRequest } from './adoption-request.ts';
import type { Stage } from './adoption-stage.ts';

export interface AdoptionStages {
  readonly days: { readonly entitlements: Day | undefined; readonly activity: Day | undefined };
  /** In an order in which each finds what it builds on. */
  readonly stages: readonly Stage[];
  /** True for rows of the activity dataset that make their user active (ADO-21); on the dataset's own columns. */
  readonly isActive: string;
}

/**
 * What both datasets say on their newest days (`newestStages`), and what a question makes of it: `entitled` the rows of
 * entitlements, `may` telling whether they are in scope and in the filters · `shown` customer and product pairs whose
 * activity counts · `holding` licences per pair · `cell` licences and active users per customer, product and workload. A
 * user or licence appears once in each workload (http.md).
 */
export function adoptionStages(request: AdoptionRequest): AdoptionStages {
  const newest = newestStages(request);
  return {
    ...newest,
    stages: [
      ...(keptStages(request) ?? newest.stages),
      { name: 'entitled', sql: (bound) => entitledSql(request, bound) },
      { name: 'shown', sql: (bound) => shownSql(request, bound) },
      { name: 'holding', sql: () => holding },
      { name: 'cell', sql: () => cell },
    ],
  };
}

/**
 * The part that depends on the days alone, with one identity per customer, product and workload: `licence` every row of
 * entitlements · `kind` and `placed` every combination of customer, product, workload and subscription that activity
 * names, numbered · `product` name and service of each product · `met` the workloads of each product, whoever used them ·
 * `person`, `people` and `activity` who they are and what they did, by number · `used` active users per customer, product
 * and workload. Text is tidied once per combination and person, not once per row.
 */
export function newestStages(request: AdoptionRequest): AdoptionStages {
  const { adoption, activeDays } = request;
  const entitlements = newestRows(adoption.entitlements.dataset, adoption.entitlements, request);
  const activity = newestRows(adoption.activity.dataset, adoption.activity, request);
  const isActive = inWindow(adoption.activity.lastActivity, adoption, activeDays);
  return {
    days: { entitlements: entitlements.day, activity: activity.day },
    isActive,
    stages: [
      { name: 'licence', sql: (bound) => licenceSql(request, entitlements, bound) },
      { name: 'kind', sql: (bound) => kindSql(request, activity, bound) },
      { name: 'pairing', sql: () => pairing },
      { name: 'placed', sql: () => placed },
      { name: 'product', sql: () => product },
      { name: 'met', sql: () => 'SELECT DISTINCT product, workload FROM placed' },
      { name: 'person', sql: (bound) => personSql(request, activity, bound) },
      { name: 'people', sql: () => 'SELECT DISTINCT person, name FROM person' },
      { name: 'activity', sql: (bound) => activitySql(request, activity, { isActive, bound }) },
      { name: 'used', sql: () => used },
    ],
  };
}
