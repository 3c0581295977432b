/**
 * The Customers page as somebody would write it by hand: one straightforward statement per widget over the monthly
 * rows in DuckDB's own tables `ssr` and one table per usage dataset. The product is measured against their sum.
 */
export interface PageQuestion {
  readonly from: string;
  readonly to: string;
  /** The month before `from`. */
  readonly before: string;
  /** A condition on the rows, for example `CustomerMarket = 'Belgium'`; `true` for all. */
  readonly where: string;
  /** Usage table → column above 0 and column with the month. */
  readonly usage: readonly {
    readonly table: string;
    readonly measure: string;
    readonly time: string;
    readonly customer: string;
  }[];
}

const customer = `coalesce(nullif(CustomerTpid, ''), CustomerTenantId::VARCHAR)`;

export function customersPageSql(question: PageQuestion): Record<string, string> {
  const { from, to, before, where } = question;
  const rows = (first: string) =>
    `(SELECT *, ${customer} AS customer FROM ssr WHERE SubscriptionState = 'Active' AND Month BETWEEN '${first}-01' AND '${to}-01' AND ${where})`;
  const pairs = `(SELECT DISTINCT Month, customer FROM ${rows(before)})`;
  const newest = `(SELECT *, ${customer} AS customer FROM ssr WHERE SubscriptionState = 'Active' AND Month = '${to}-01' AND ${where})`;
  const usage = question.usage
    .map(
      ({ table, measure, time, customer: id }) =>
        `SELECT DISTINCT date_trunc('month', ${time})::DATE AS Month, coalesce(nullif(${id}, ''), CustomerTenantId::VARCHAR) AS customer FROM ${table} WHERE ${measure} > 0 AND ${time} BETWEEN '${from}-01' AND (DATE '${to}-01' + INTERVAL 1 MONTH)`,
    )
    .join(' UNION ');
  const added = `SELECT a.Month, a.customer FROM ${pairs} a LEFT JOIN ${pairs} b ON b.customer = a.customer AND b.Month = a.Month - INTERVAL 1 MONTH WHERE b.customer IS NULL AND a.Month >= '${from}-01'`;
  const churned = `SELECT b.Month + INTERVAL 1 MONTH AS Month, b.customer FROM ${pairs} b LEFT JOIN ${pairs} a ON b.customer = a.customer AND a.Month = b.Month + INTERVAL 1 MONTH WHERE a.customer IS NULL AND b.Month < '${to}-01'`;
  const active = `SELECT Month, customer FROM ${pairs} JOIN (${usage}) USING (Month, customer)`;
  const perMonth = (sql: string) => `SELECT Month, count(*) FROM (${sql}) GROUP BY 1 ORDER BY 1`;
  const distribution = (column: string) =>
    `SELECT ${column}, count(DISTINCT customer) FROM ${newest} GROUP BY 1 ORDER BY 2 DESC`;
  const trend = (column: string) =>
    `SELECT Month, ${column}, count(DISTINCT customer) FROM ${rows(from)} GROUP BY 1, 2 ORDER BY 1, 3 DESC`;
  return {
    customers: `SELECT Month, count(DISTINCT customer) FROM ${rows(from)} GROUP BY 1 ORDER BY 1`,
    'active-customers': perMonth(active),
    subscriptions: `SELECT Month, count(DISTINCT SubscriptionId) FROM ${rows(from)} GROUP BY 1 ORDER BY 1`,
    'customers-added': perMonth(added),
    'customers-churned': perMonth(churned),
    'customers-by-product': distribution('Product'),
    geography: `WITH current AS (SELECT CustomerMarket, count(DISTINCT customer) AS n FROM ${newest} GROUP BY 1),
      users AS (SELECT CustomerMarket, count(DISTINCT customer) AS n FROM ${newest} JOIN (${active}) a USING (Month, customer) GROUP BY 1),
      news AS (SELECT CustomerMarket, sum(n) AS n FROM (SELECT Month, CustomerMarket, count(DISTINCT customer) AS n FROM ${rows(from)} JOIN (${added}) a USING (Month, customer) GROUP BY 1, 2) GROUP BY 1)
      SELECT * FROM current FULL JOIN users USING (CustomerMarket) FULL JOIN news USING (CustomerMarket)`,
    'adds-and-churns': `SELECT * FROM (${perMonth(`SELECT a.Month, a.customer FROM ${pairs} a JOIN ${pairs} b ON b.customer = a.customer AND b.Month = a.Month - INTERVAL 1 MONTH`)}) FULL JOIN (${perMonth(added)}) n USING (Month) FULL JOIN (${perMonth(churned)}) c USING (Month)`,
    'distribution-location': distribution('PartnerLocation'),
    'distribution-segment': distribution('CustomerSegment'),
    'distribution-channel': distribution('SalesChannel'),
    'distribution-attribution': distribution('PartnerAttributionType'),
    products: distribution('Product'),
    skus: `SELECT Product, SKU, count(DISTINCT customer) FROM ${newest} GROUP BY 1, 2 ORDER BY 3 DESC`,
    'trend-market': trend('CustomerMarket'),
    'trend-segment': trend('CustomerSegment'),
    'trend-location': trend('PartnerLocation'),
    'trend-product': trend('Product'),
    'trend-channel': trend('SalesChannel'),
    'trend-attribution': trend('PartnerAttributionType'),
    'active-trend': perMonth(active),
  };
}
