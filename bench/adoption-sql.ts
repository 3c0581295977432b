/**
 * The adoption page as somebody would write it by hand: a straightforward statement per widget over the tables
 * `licences` and `activity` in DuckDB's own format. The product is measured against their sum.
 */
export function adoptionPageSql(where: string): Record<string, string> {
  const licences = `(SELECT * FROM licences WHERE ProcessedDate = (SELECT max(ProcessedDate) FROM licences) AND ${where})`;
  const all = '(SELECT * FROM licences WHERE ProcessedDate = (SELECT max(ProcessedDate) FROM licences))';
  const pairs = `(SELECT DISTINCT CustomerTenantId, ProductId FROM ${licences})`;
  const activity = `(
    SELECT *, CASE WHEN WorkloadCode = 'ODB' THEN 'SPO' ELSE WorkloadCode END AS workload,
      LastActivityDate BETWEEN ProcessedDate - 27 AND ProcessedDate AS active
    FROM activity WHERE ProcessedDate = (SELECT max(ProcessedDate) FROM activity))`;
  const shown = `(SELECT a.* FROM ${activity} a SEMI JOIN ${pairs} p USING (CustomerTenantId, ProductId))`;
  const qualified = `(
    SELECT CustomerTenantId, ProductId, sum(LicensesSold) FILTER (NOT IsTrial AND SubscriptionState = 'Active') AS qualified,
      sum(LicensesSold) FILTER (NOT IsTrial) AS sold, sum(LicensesAssigned) FILTER (NOT IsTrial) AS deployed
    FROM ${licences} GROUP BY 1, 2)`;
  const cells = `(
    SELECT q.CustomerTenantId, q.ProductId, w.workload, coalesce(q.qualified, 0) AS qualified, coalesce(u.active, 0) AS active
    FROM ${qualified} q LEFT JOIN (SELECT DISTINCT ProductId, workload FROM ${activity}) w USING (ProductId)
    LEFT JOIN (
      SELECT CustomerTenantId, ProductId, workload, count(DISTINCT UserId) AS active FROM ${shown} WHERE active GROUP BY 1, 2, 3
    ) u USING (CustomerTenantId, ProductId, workload))`;
  const figures = `(
    SELECT * FROM (SELECT CustomerTenantId, sum(qualified) AS qualified, sum(active) AS active FROM ${cells} GROUP BY 1)
    JOIN (SELECT CustomerTenantId, sum(sold) AS sold, sum(deployed) AS deployed FROM ${qualified} GROUP BY 1) USING (CustomerTenantId))`;
  const names = `(SELECT CustomerTenantId, mode(CustomerName) AS name FROM ${all} GROUP BY 1)`;
  const over = `(SELECT * FROM ${cells} SEMI JOIN (SELECT * FROM ${figures} WHERE active > qualified) USING (CustomerTenantId) WHERE active > qualified)`;
  return {
    deployment: `SELECT ServiceCode, sum(LicensesSold), sum(LicensesAssigned), sum(LicensesAssigned) * 100 / sum(LicensesSold) FROM ${licences} WHERE NOT IsTrial GROUP BY 1`,
    usage: `SELECT workload, sum(qualified), sum(active), sum(active) * 100 / sum(qualified) FROM ${cells} GROUP BY 1`,
    'by-customer': `SELECT * FROM ${figures} JOIN ${names} USING (CustomerTenantId) ORDER BY sold DESC, name LIMIT 100`,
    causes: `
      SELECT o.CustomerTenantId, o.ProductId, o.workload,
        count(DISTINCT UserId) FILTER (LicenseRemovedDate BETWEEN a.ProcessedDate - 27 AND a.ProcessedDate),
        count(DISTINCT UserId) FILTER (l.SubscriptionState IN ('InGracePeriod', 'Disabled', 'Deprovisioned') AND NOT l.IsTrial),
        count(DISTINCT UserId) FILTER (l.IsTrial)
      FROM ${over} o JOIN ${shown} a USING (CustomerTenantId, ProductId, workload)
      LEFT JOIN ${all} l USING (CustomerTenantId, ProductId, SubscriptionId) WHERE a.active GROUP BY ALL`,
    'by-product': `
      SELECT ServiceCode, ProductName, workload, sum(sold), sum(deployed), sum(qualified), sum(active)
      FROM (SELECT ProductId, workload, sum(qualified) AS qualified, sum(active) AS active FROM ${cells} GROUP BY 1, 2)
      JOIN (SELECT ProductId, sum(sold) AS sold, sum(deployed) AS deployed FROM ${qualified} GROUP BY 1) USING (ProductId)
      JOIN (SELECT ProductId, mode(ServiceCode) AS ServiceCode, mode(ProductName) AS ProductName FROM ${all} GROUP BY 1) USING (ProductId)
      GROUP BY ALL ORDER BY 4 DESC`,
    advice: `SELECT count(*) FILTER (deployed * 100 < sold * 40 OR active * 100 < qualified * 40) FROM ${figures}`,
  };
}
