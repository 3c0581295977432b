import type { ProductExcess } from '#query/adoption.ts';
import { toNumber } from './values.ts';

/**
 * Active users of each excess with what may explain them (ADO-25 … ADO-27): `is_turnover` a licence taken away in the
 * window while another user of the product got one, `is_second` a subscription on its way out, `is_trial` a trial.
 * @param which cells: a condition on `cell`
 */
export function excessPeopleSql(which: string): string {
  const subscriptions = `
    SELECT customer, product, subscription, bool_or(is_trial) AS is_trial, bool_or(is_ending AND NOT is_trial) AS is_ending
    FROM entitled SEMI JOIN over USING (customer, product)
    WHERE may_read AND subscription IS NOT NULL GROUP BY customer, product, subscription`;
  const changes = `
    SELECT customer, product, person, bool_or(is_removed) AS is_removed, bool_or(is_assigned) AS is_assigned
    FROM did GROUP BY customer, product, person`;
  const others = `count(*) FILTER (is_assigned) OVER (PARTITION BY customer, product) - is_assigned::INTEGER`;
  return `
    WITH over AS MATERIALIZED (SELECT * FROM cell WHERE active > qualified AND ${which}),
      did AS MATERIALIZED (
        SELECT * FROM activity JOIN (SELECT * FROM placed SEMI JOIN over USING (customer, product)) AS placed USING (kind)
      )
    SELECT over.customer, over.product, over.workload, over.active, over.qualified, a.person,
      bool_or(t.is_turnover) AS is_turnover, bool_or(coalesce(s.is_ending, false)) AS is_second,
      bool_or(coalesce(s.is_trial, false)) AS is_trial
    FROM over
    JOIN did AS a ON a.customer = over.customer AND a.product = over.product AND a.workload = over.workload
    JOIN (SELECT *, is_removed AND ${others} > 0 AS is_turnover FROM (${changes})) AS t
      ON t.customer = a.customer AND t.product = a.product AND t.person = a.person
    LEFT JOIN (${subscriptions}) AS s
      ON s.customer = a.customer AND s.product = a.product AND s.subscription = a.subscription
    WHERE a.is_active
    GROUP BY over.customer, over.product, over.workload, over.active, over.qualified, a.person`;
}

/** The excesses with the number of users that each cause concerns. */
export function excessSql(which: string): string {
  return `
    SELECT customer, product, workload, active, qualified, count(*) FILTER (is_turnover), count(*) FILTER (is_second),
      count(*) FILTER (is_trial), count(*) FILTER (is_turnover OR is_second OR is_trial)
    FROM (${excessPeopleSql(which)}) GROUP BY ALL ORDER BY product, workload`;
}

/** By customer. */
export function readExcesses(rows: readonly (readonly unknown[])[]): Map<string, ProductExcess[]> {
  const found = new Map<string, ProductExcess[]>();
  for (const [customer, product, workload, ...figures] of rows) {
    const [active = 0, qualified = 0, turnover = 0, secondSubscription = 0, trial = 0, covered = 0] =
      figures.map(toNumber);
    const counts = { active, qualified, turnover, secondSubscription, trial, covered };
    const excesses = found.get(String(customer)) ?? [];
    found.set(String(customer), [...excesses, { product: String(product), workload: String(workload), ...counts }]);
  }
  return found;
}
