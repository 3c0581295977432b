/**
 * The Dynamics usage page as somebody would write it by hand: one straightforward statement per widget over DuckDB's
 * own tables `usage` and `sales`, each thing counted once. The product is measured against their sum.
 */
export interface DynamicsPageQuestion {
  readonly from: string;
  readonly to: string;
  /** A condition on the usage rows, for example `CustomerMarket = 'Belgium'`; `true` for all. */
  readonly where: string;
}

const customer = `coalesce(nullif(CustomerTpid, ''), CustomerTenantId::VARCHAR)`;

export function dynamicsPageSql({ from, to, where }: DynamicsPageQuestion): Record<string, string> {
  const range = `Month BETWEEN '${from}-01' AND '${to}-01'`;
  const once = (months: string) =>
    `(SELECT * FROM usage WHERE ${months} AND ${where} QUALIFY row_number() OVER (PARTITION BY SubscriptionId, SKUId, Month ORDER BY MPNId) = 1)`;
  const newest = once(`Month = '${to}-01'`);
  const perMonth = (figure: string) => `SELECT Month, ${figure} FROM ${once(range)} GROUP BY 1 ORDER BY 1`;
  const seats = 'sum(AvailableSeats), sum(AssignedSeats), sum(ActiveSeats)';
  const revenue = `SELECT customer, sum(BilledRevenueUSD) AS revenue FROM (SELECT *, ${customer} AS customer FROM sales
    WHERE ${range} QUALIFY row_number() OVER (PARTITION BY customer, SKU, Month ORDER BY IsDuplicateRowForPGA, MPNId) = 1) GROUP BY 1`;
  const items = `SELECT ${customer} AS customer, SubscriptionId, SKU, list(ActiveSeats / nullif(AvailableSeats, 0) ORDER BY Month) AS trend
    FROM ${once(range)} GROUP BY 1, 2, 3`;
  return {
    'available-seats': perMonth('sum(AvailableSeats)'),
    'assigned-seats': perMonth('sum(AssignedSeats)'),
    'active-seats': perMonth('sum(ActiveSeats)'),
    'active-usage': perMonth('sum(ActiveSeats) / sum(AvailableSeats)'),
    geography: `SELECT CustomerMarket, sum(AvailableSeats), sum(ActiveSeats) FROM ${newest} GROUP BY 1 ORDER BY 2 DESC`,
    'sku-trend': `SELECT Month, SKU, ${seats} FROM ${once(range)} GROUP BY 1, 2 ORDER BY 1, 2`,
    subscriptions: `WITH revenue AS (${revenue}), items AS (${items}),
      leaders AS (SELECT customer, revenue FROM (SELECT DISTINCT customer FROM items) LEFT JOIN revenue USING (customer)
        ORDER BY revenue DESC NULLS LAST, customer LIMIT 100)
      SELECT * FROM items JOIN leaders USING (customer) ORDER BY revenue DESC NULLS LAST, customer`,
    distribution: `SELECT SKU, ${seats} FROM ${newest} GROUP BY 1 ORDER BY 2 DESC`,
  };
}

/** What a search has to look through at the least: one scan of the months for names and ids. */
export function dynamicsScanSql({ from, to }: DynamicsPageQuestion, word: string): string {
  return `SELECT count(*) FROM usage WHERE Month BETWEEN '${from}-01' AND '${to}-01' AND (contains(lower(CustomerName), '${word}')
    OR starts_with(CustomerTpid, '${word}') OR starts_with(CustomerTenantId::VARCHAR, '${word}') OR starts_with(SubscriptionId::VARCHAR, '${word}'))`;
}
