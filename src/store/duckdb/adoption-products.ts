/** Which product activity is of: that with its id, else the customer's product of that name, else one of its own. */
export const pairing = `
  SELECT customer, given, CASE WHEN by_id.customer IS NOT NULL THEN given ELSE coalesce(by_name.product, given) END AS product
  FROM (SELECT DISTINCT k_customer AS customer, k_given AS given FROM kind)
  LEFT JOIN (SELECT DISTINCT customer, product AS given FROM licence) AS by_id USING (customer, given)
  LEFT JOIN (
    SELECT customer, lower(product_name) AS given, min(product) AS product FROM licence
    WHERE product_name IS NOT NULL GROUP BY ALL
  ) AS by_name USING (customer, given)`;

/** `place` numbers customer, product and workload. */
export const placed = `
  SELECT k_kind AS kind, customer, given, product, k_workload AS workload, k_subscription AS subscription,
    k_service AS service, k_spelled AS spelled, occurrences,
    dense_rank() OVER (ORDER BY customer, product, k_workload) AS place
  FROM kind JOIN pairing ON pairing.customer = k_customer AND pairing.given = k_given`;

/** The id of each product as it is written most often, ties by code point; a product that has a name only has none. */
export const spelledIds = `
  SELECT product, spelled
  FROM (SELECT product, spelled, 1 AS occurrences FROM licence UNION ALL SELECT product, spelled, occurrences FROM placed)
  WHERE lower(spelled) = product GROUP BY product, spelled
  QUALIFY row_number() OVER (PARTITION BY product ORDER BY sum(occurrences) DESC, spelled) = 1`;

/** Name and service of each product: the ones met most often, ties by code point; without a name its id. */
export const product = `
  SELECT product, product_name, coalesce(product_name, spelled, product) AS label,
    coalesce(held.service, seen.service, '') AS service
  FROM (SELECT product FROM licence UNION SELECT product FROM placed)
  LEFT JOIN (
    SELECT product, product_name FROM licence WHERE product_name IS NOT NULL GROUP BY product, product_name
    QUALIFY row_number() OVER (PARTITION BY product ORDER BY count(*) DESC, product_name) = 1
  ) USING (product)
  LEFT JOIN (${spelledIds}) USING (product)
  LEFT JOIN (
    SELECT product, service FROM licence WHERE service <> '' GROUP BY product, service
    QUALIFY row_number() OVER (PARTITION BY product ORDER BY count(*) DESC, service) = 1
  ) AS held USING (product)
  LEFT JOIN (
    SELECT product, service FROM placed WHERE service <> '' GROUP BY product, service
    QUALIFY row_number() OVER (PARTITION BY product ORDER BY sum(occurrences) DESC, service) = 1
  ) AS seen USING (product)`;
