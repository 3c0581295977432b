import type { Day } from '#base/day.ts';
import { activitySql, kindSql, personSql } from './adoption-activity.ts';
import { cell, shownSql } from './adoption-cells.ts';
import { inWindow } from './adoption-columns.ts';
import { newestRows } from './adoption-days.ts';
import { entitledSql, holding } from './adoption-licences.ts';
import { pairing, placed, product } from './adoption-products.ts';
import type { AdoptionRequest } from './adoption-request.ts';

/** A named relation that later ones build on; its text depends on where the words of the request are bound. */
export interface Stage {
  readonly name: string;
  readonly sql: (bound: string[]) => string;
}

export interface AdoptionStages {
  readonly days: { readonly entitlements: Day | undefined; readonly activity: Day | undefined };
  /** In an order in which each finds what it builds on. */
  readonly stages: readonly Stage[];
  /** True for rows of the activity dataset that make their user active (ADO-21); on the dataset's own columns. */
  readonly isActive: string;
}

/**
 * What both datasets say on their newest days, with one identity per customer, product and workload:
 * `entitled` every row of entitlements, `may` telling whether it is in scope and in the filters · `kind` and `placed`
 * every combination of customer, product, workload and subscription that activity names, numbered · `product` name and
 * service of each product · `met` the workloads of each product, whoever used them · `shown` customer and product pairs
 * whose activity counts · `holding` licences per pair · `person` and `activity` people and what they did, by number ·
 * `cell` licences and active users per customer, product and workload. A user or licence appears once in each workload
 * (http.md). Text is tidied once per combination and person, not once per row.
 */
export function adoptionStages(request: AdoptionRequest): AdoptionStages {
  const { adoption, activeDays } = request;
  const entitlements = newestRows(adoption.entitlements.dataset, adoption.entitlements, request);
  const activity = newestRows(adoption.activity.dataset, adoption.activity, request);
  const isActive = inWindow(adoption.activity.lastActivity, adoption, activeDays);
  return {
    days: { entitlements: entitlements.day, activity: activity.day },
    isActive,
    stages: [
      { name: 'entitled', sql: (bound) => entitledSql(request, entitlements, bound) },
      { name: 'kind', sql: (bound) => kindSql(request, activity, bound) },
      { name: 'pairing', sql: () => pairing },
      { name: 'placed', sql: () => placed },
      { name: 'product', sql: () => product },
      { name: 'met', sql: () => 'SELECT DISTINCT product, workload FROM placed' },
      { name: 'shown', sql: (bound) => shownSql(request, bound) },
      { name: 'holding', sql: () => holding },
      { name: 'person', sql: (bound) => personSql(request, activity, bound) },
      { name: 'activity', sql: (bound) => activitySql(request, activity, { isActive, bound }) },
      { name: 'cell', sql: () => cell },
    ],
  };
}
