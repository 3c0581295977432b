import type { Day } from '#base/day.ts';
import type { Adoption } from '#model/adoption.ts';
import type { Dataset } from '#model/dataset.ts';
import type { AdoptionFrame } from '#query/adoption.ts';
import type { Scope } from '#query/scope.ts';
import type { ValueFilter } from '#query/value-filter.ts';
import { newestRows } from './adoption-days.ts';
import { filterSql } from './conditions.ts';
import type { Held } from './state.ts';
import { literal, normalText, quoted, tidyText } from './tables.ts';
import { normalValue } from './values.ts';

/** A named relation that later ones build on; its text depends on where the words of the request are bound. */
export interface Stage {
  readonly name: string;
  readonly sql: (bound: string[]) => string;
}

export interface AdoptionRequest extends AdoptionFrame {
  readonly filters: readonly ValueFilter[];
  readonly scope: Scope;
  readonly held: Held;
  /** People and active users are wanted of this customer alone. */
  readonly only?: string;
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

/** Identity of text and ids: without case and surrounding white space, null when empty. */
export const identity = (column: string) => normalText(quoted(column));

/** The product a row of entitlements is of: its id, else its name. */
export function productOf({ product, productName }: Adoption['entitlements']): string {
  return `coalesce(${identity(product)}, ${identity(productName)}, '')`;
}

/** OneDrive counts as SharePoint (ADO-3): several codes of one workload are one, by the column's synonyms. */
export function workloadOf({ workload }: Adoption['activity'], dataset: Dataset): string {
  const families = dataset.columns[workload]?.synonyms ?? [];
  const cases = families.flatMap(([first = '', ...others]) =>
    others.map((other) => `WHEN ${literal(normalValue(other))} THEN ${literal(first.toUpperCase())}`),
  );
  const code = `coalesce(${identity(workload)}, '')`;
  return cases.length === 0 ? `upper(${code})` : `CASE ${code} ${cases.join(' ')} ELSE upper(${code}) END`;
}

const tidy = (column: string) => tidyText(quoted(column));

function inWindow(column: string, { activity }: Adoption, days: number): string {
  const [on, end] = [quoted(column), quoted(activity.day)];
  return `(${on} IS NOT NULL AND ${on} BETWEEN ${end} - ${Math.trunc(days) - 1} AND ${end})`;
}

export function datasetOf({ held }: Pick<AdoptionRequest, 'held'>, name: string): Dataset {
  const dataset = held.tables.datasets.get(name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  return dataset;
}

function entitledSql(
  request: AdoptionRequest,
  { rows, where }: ReturnType<typeof newestRows>,
  bound: string[],
): string {
  const { entitlements } = request.adoption;
  const { customer, customerName, market, productName, service, subscription, state, trial, channel } = entitlements;
  const { mayRead, isWanted } = entitlementConditions(request, bound);
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
    may_read: mayRead,
    may: `(${mayRead}) AND (${isWanted})`,
  };
  return `SELECT ${named(columns)} FROM ${rows} WHERE ${where(bound)}`;
}

const named = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(', ');

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

type Newest = ReturnType<typeof newestRows>;

/** The columns of activity that say what a row is of. */
const kindColumns = ({ customer, product, service, workload, subscription }: Adoption['activity']) => [
  customer,
  product,
  service,
  workload,
  subscription,
];

function kindSql({ adoption, held }: AdoptionRequest, { rows, where }: Newest, bound: string[]): string {
  const { activity } = adoption;
  const raw = kindColumns(activity).map(quoted).join(', ');
  const columns = {
    customer: identity(activity.customer),
    given: `coalesce(${identity(activity.product)}, '')`,
    spelled: tidy(activity.product),
    service: `coalesce(${identity(activity.service)}, '')`,
    workload: workloadOf(activity, datasetOf({ held }, activity.dataset)),
    subscription: identity(activity.subscription),
    kind: 'row_number() OVER ()',
  };
  const shown = Object.entries(columns).map(([name, sql]) => `${sql} AS k_${name}`);
  return `SELECT ${raw}, occurrences, ${shown.join(', ')} FROM (SELECT ${raw}, count(*) AS occurrences FROM ${rows} WHERE ${where(bound)} GROUP BY ALL)`;
}

/** A user is the same without case and surrounding white space. */
function personSql(request: AdoptionRequest, { rows, where }: Newest, bound: string[]): string {
  const user = quoted(request.adoption.activity.user);
  const known = `SELECT ${user}, ${normalText(user)} AS name FROM (SELECT DISTINCT ${user} FROM ${rows} WHERE ${where(bound)}${onlySql(request, bound)})`;
  return `SELECT ${user}, name, dense_rank() OVER (ORDER BY name) AS person FROM (${known})`;
}

function onlySql({ adoption, only }: AdoptionRequest, bound: string[]): string {
  return only === undefined ? '' : ` AND ${identity(adoption.activity.customer)} = $${bound.push(normalValue(only))}`;
}

function activitySql(
  request: AdoptionRequest,
  { rows, where }: Newest,
  { isActive, bound }: { isActive: string; bound: string[] },
): string {
  const { adoption, activeDays } = request;
  const { activity } = adoption;
  const same = kindColumns(activity).map((name) => `kind.${quoted(name)} IS NOT DISTINCT FROM r.${quoted(name)}`);
  const flags = {
    is_active: isActive,
    is_removed: inWindow(activity.removed, adoption, activeDays),
    is_assigned: inWindow(activity.assigned, adoption, activeDays),
  };
  const raw = [...kindColumns(activity), activity.user].map(quoted).join(', ');
  const read = `SELECT ${raw}, ${named(flags)} FROM ${rows} WHERE ${where(bound)}${onlySql(request, bound)}`;
  return `SELECT k_kind AS kind, person, is_active, is_removed, is_assigned FROM (${read}) AS r JOIN kind ON ${same.join(' AND ')} JOIN person USING (${quoted(activity.user)})`;
}

/** Which product activity is of: that with its id, else the customer's product of that name, else one of its own. */
const pairing = `
  SELECT customer, given, CASE WHEN by_id.customer IS NOT NULL THEN given ELSE coalesce(by_name.product, given) END AS product
  FROM (SELECT DISTINCT k_customer AS customer, k_given AS given FROM kind)
  LEFT JOIN (SELECT DISTINCT customer, product AS given FROM entitled) AS by_id USING (customer, given)
  LEFT JOIN (
    SELECT customer, lower(product_name) AS given, min(product) AS product FROM entitled
    WHERE product_name IS NOT NULL GROUP BY ALL
  ) AS by_name USING (customer, given)`;

/** `place` numbers customer, product and workload. */
const placed = `
  SELECT k_kind AS kind, customer, given, product, k_workload AS workload, k_subscription AS subscription,
    k_service AS service, k_spelled AS spelled, occurrences,
    dense_rank() OVER (ORDER BY customer, product, k_workload) AS place
  FROM kind JOIN pairing ON pairing.customer = k_customer AND pairing.given = k_given`;

/** Name and service of each product: the ones met most often, ties by code point; without a name its id. */
const product = `
  SELECT product, product_name, coalesce(product_name, spelled, product) AS label,
    coalesce(held.service, seen.service, '') AS service
  FROM (SELECT product FROM entitled UNION SELECT product FROM placed)
  LEFT JOIN (
    SELECT product, product_name FROM entitled WHERE product_name IS NOT NULL GROUP BY product, product_name
    QUALIFY row_number() OVER (PARTITION BY product ORDER BY count(*) DESC, product_name) = 1
  ) USING (product)
  LEFT JOIN (
    SELECT product, spelled
    FROM (SELECT product, spelled, 1 AS occurrences FROM entitled UNION ALL SELECT product, spelled, occurrences FROM placed)
    WHERE lower(spelled) = product GROUP BY product, spelled
    QUALIFY row_number() OVER (PARTITION BY product ORDER BY sum(occurrences) DESC, spelled) = 1
  ) USING (product)
  LEFT JOIN (
    SELECT product, service FROM entitled WHERE service <> '' GROUP BY product, service
    QUALIFY row_number() OVER (PARTITION BY product ORDER BY count(*) DESC, service) = 1
  ) AS held USING (product)
  LEFT JOIN (
    SELECT product, service FROM placed WHERE service <> '' GROUP BY product, service
    QUALIFY row_number() OVER (PARTITION BY product ORDER BY sum(occurrences) DESC, service) = 1
  ) AS seen USING (product)`;

/**
 * Activity knows neither market nor location nor product name: its pair of customer and product stands for it. The
 * market is one that the customer's entitlements name, the name that of its product.
 */
function shownSql(request: AdoptionRequest, bound: string[]): string {
  const { adoption, filters, scope } = request;
  const conditions = filters.map(({ column, values }) => {
    const places = values.map((value) => `$${bound.push(normalValue(value))}`);
    const isIn = (text: string) => (places.length === 0 ? 'false' : `coalesce(${text}, '') IN (${places.join(', ')})`);
    if (column === adoption.entitlements.productName) return isIn('lower(product_name)');
    if (column !== adoption.entitlements.market) return 'false';
    const markets = `SELECT customer, lower(market) AS market FROM entitled WHERE may_read`;
    const isNowhere = `customer NOT IN (SELECT customer FROM (${markets})) AND ${isIn('NULL')}`;
    return `(customer IN (SELECT customer FROM (${markets}) WHERE ${isIn('market')}) OR (${isNowhere}))`;
  });
  const readable = '(SELECT customer, product FROM entitled WHERE may_read)';
  const inScope = scope.locations === undefined ? '' : ` SEMI JOIN ${readable} USING (customer, product)`;
  const pairs = 'SELECT DISTINCT customer, product FROM placed';
  const all = `SELECT customer, product FROM (${pairs}) JOIN product USING (product)${inScope}`;
  return conditions.length === 0 ? all : `${all} WHERE ${conditions.join(' AND ')}`;
}

/** Licences of each customer and product: trials are no part of them (ADO-27), all states are but of the qualified. */
const holding = `
  SELECT customer, product,
    coalesce(sum(sold) FILTER (NOT is_trial), 0)::DOUBLE AS sold,
    coalesce(sum(assigned) FILTER (NOT is_trial), 0)::DOUBLE AS deployed,
    coalesce(sum(sold) FILTER (NOT is_trial AND is_entitled), 0)::DOUBLE AS qualified
  FROM entitled WHERE may GROUP BY customer, product`;

/** A product that nobody uses has one workload, not set: a customer that uses nothing is seen with 0 active users. */
const cell = `
  SELECT customer, product, workload, coalesce(qualified, 0) AS qualified, coalesce(active, 0)::DOUBLE AS active
  FROM (
    SELECT customer, product, coalesce(met.workload, '') AS workload
    FROM (SELECT customer, product FROM holding UNION SELECT customer, product FROM shown) LEFT JOIN met USING (product)
  )
  LEFT JOIN holding USING (customer, product)
  LEFT JOIN (
    SELECT customer, product, workload, active
    FROM (SELECT DISTINCT place, customer, product, workload FROM placed SEMI JOIN shown USING (customer, product))
    JOIN (
      SELECT place, count(DISTINCT person) AS active FROM activity JOIN placed USING (kind) WHERE is_active GROUP BY place
    ) USING (place)
  ) AS people USING (customer, product, workload)`;
