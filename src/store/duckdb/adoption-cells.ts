import { type AdoptionRequest, ofOnly } from './adoption-request.ts';
import { normalValue } from './values.ts';

/**
 * Activity knows neither market nor location nor product name: its pair of customer and product stands for it. The
 * market is one that the customer's entitlements name, the name that of its product.
 */
export function shownSql(request: AdoptionRequest, bound: string[]): string {
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
  const pairs = `SELECT DISTINCT customer, product FROM placed${ofOnly(request, bound)}`;
  const all = `SELECT customer, product FROM (${pairs}) JOIN product USING (product)${inScope}`;
  return conditions.length === 0 ? all : `${all} WHERE ${conditions.join(' AND ')}`;
}

/** Active users of each place, whoever asks. */
export const used = `
  SELECT place, count(*) AS active
  FROM (SELECT DISTINCT place, person FROM activity JOIN placed USING (kind) WHERE is_active) GROUP BY place`;

/** A product that nobody uses has one workload, not set: a customer that uses nothing is seen with 0 active users. */
export const cell = `
  SELECT customer, product, workload, coalesce(qualified, 0) AS qualified, coalesce(active, 0)::DOUBLE AS active
  FROM (
    SELECT customer, product, coalesce(met.workload, '') AS workload
    FROM (SELECT customer, product FROM holding UNION SELECT customer, product FROM shown) LEFT JOIN met USING (product)
  )
  LEFT JOIN holding USING (customer, product)
  LEFT JOIN (
    SELECT customer, product, workload, active
    FROM (SELECT DISTINCT place, customer, product, workload FROM placed SEMI JOIN shown USING (customer, product))
    JOIN used USING (place)
  ) AS people USING (customer, product, workload)`;
