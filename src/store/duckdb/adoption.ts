import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  AdoptionAnswer,
  AdoptionQuery,
  CustomerLicences,
  Licences,
  ProductExcess,
  ProductLicences,
} from '#query/adoption.ts';
import type { ScopedQuery } from '#query/scope.ts';
import { adviceStages, figureStage, holds } from './adoption-advice.ts';
import { excessSql, readExcesses } from './adoption-excess.ts';
import { buildNaming } from './adoption-names.ts';
import { build } from './adoption-stage.ts';
import { type AdoptionStages, adoptionStages } from './adoption-stages.ts';
import type { Held } from './state.ts';
import { normalValue, toNumber } from './values.ts';

/** The tables of the portfolio, each a grouping of the same figures. */
export async function answerAdoption(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<AdoptionQuery>,
  held: Held,
): Promise<AdoptionAnswer> {
  const request = { ...query, scope, held };
  const { days, stages } = adoptionStages(request);
  await build(connection, [...stages, figureStage]);
  const asked = new Set(query.tables);
  const all = (sql: string) => rowsOf(connection, sql);
  const known = knownOf(days);
  if (asked.has('customers')) await buildNaming(connection, request);
  const [whole = []] = await all('SELECT sum(sold), sum(deployed), sum(qualified), sum(active) FROM figure');
  return {
    days,
    whole: known.licences(whole),
    services: asked.has('services')
      ? (await all(services)).map(([service, ...rest]) => ({ service: text(service), ...known.licences(rest) }))
      : [],
    workloads: asked.has('workloads')
      ? (await all(workloads)).map(([workload, ...rest]) => ({
          workload: text(workload),
          ...known.licences([null, null, ...rest]),
        }))
      : [],
    products: asked.has('products') ? (await all(products)).map((row) => known.product(row)) : [],
    customers: asked.has('customers') ? await customersOf(connection, query, days) : { rows: [], count: 0 },
    advised: asked.has('advice') ? await advisedOf(connection, query, days) : { low: 0, loaded: 0, either: 0 },
  };
}

const services = `
  SELECT service, sum(sold)::DOUBLE, sum(assigned)::DOUBLE FROM entitled WHERE may AND NOT is_trial GROUP BY service`;

const workloads = 'SELECT workload, sum(qualified), sum(active) FROM cell GROUP BY workload';

/** Products of one name and service are one row: licences once per product, active users once per workload. */
const products = `
  SELECT service, label, workload, sum(sold), sum(deployed), sum(qualified), sum(active)
  FROM (SELECT product, workload, sum(qualified) AS qualified, sum(active) AS active FROM cell GROUP BY ALL)
  LEFT JOIN (SELECT product, sum(sold) AS sold, sum(deployed) AS deployed FROM holding GROUP BY product) USING (product)
  JOIN product USING (product) GROUP BY ALL`;

/** Figures of a dataset without data are unknown, not zero. */
export function knownOf(days: AdoptionStages['days']) {
  const of = (day: string | undefined, value: unknown) =>
    day === undefined ? undefined : value === null || value === undefined ? 0 : toNumber(value);
  const licences = ([sold, deployed, qualified, active]: readonly unknown[]): Licences => ({
    sold: of(days.entitlements, sold),
    deployed: of(days.entitlements, deployed),
    qualified: of(days.entitlements, qualified),
    active: of(days.activity, active),
  });
  const product = ([service, name, workload, ...rest]: readonly unknown[]): ProductLicences => ({
    service: text(service),
    product: text(name),
    workload: text(workload),
    ...licences(rest),
  });
  return { licences, product };
}

/** Text of a cell; undefined when not set. */
export const text = (value: unknown): string | undefined =>
  value === null || value === undefined || value === '' ? undefined : String(value);

export async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  bound: readonly string[] = [],
): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql, [...bound])).getRows();
}

async function customersOf(
  connection: DuckDBConnection,
  query: AdoptionQuery,
  days: AdoptionStages['days'],
): Promise<AdoptionAnswer['customers']> {
  const { search, page } = query;
  const bound = search === undefined ? [] : [normalValue(search)];
  const where = search === undefined ? '' : ` WHERE contains(lower(name), $1) OR starts_with(customer, $1)`;
  const limit = page === undefined ? '' : ` LIMIT ${Math.trunc(page.limit)} OFFSET ${Math.trunc(page.offset)}`;
  const listed = `
    SELECT customer, name, sold, deployed, qualified, active
    FROM (SELECT figure.*, coalesce(naming.name, customer) AS name FROM figure LEFT JOIN naming USING (customer))${where}`;
  const [[count] = []] = await rowsOf(connection, `SELECT count(*) FROM (${listed})`, bound);
  const ordered = `${listed} ORDER BY sold DESC, name, customer${limit}`;
  const rows = await rowsOf(connection, ordered, bound);
  const excesses = await excessesOf(connection, { listed: ordered, bound });
  const { licences } = knownOf(days);
  return {
    count: toNumber(count),
    rows: rows.map(
      ([customer, name, ...rest]): CustomerLicences => ({
        customer: String(customer),
        name: text(name),
        ...licences(rest),
        excesses: excesses.get(String(customer)) ?? [],
      }),
    ),
  };
}

/** Of customers with a percentage: the others have no causes to tell (ADO-29, ADO-31). */
async function excessesOf(
  connection: DuckDBConnection,
  { listed, bound }: { readonly listed: string; readonly bound: readonly string[] },
): Promise<Map<string, ProductExcess[]>> {
  const over = `SELECT customer FROM (${listed}) WHERE qualified > 0`;
  return readExcesses(await rowsOf(connection, excessSql(`customer IN (${over})`), bound));
}

/** How many customers each scenario holds for. */
async function advisedOf(
  connection: DuckDBConnection,
  query: AdoptionQuery,
  days: AdoptionStages['days'],
): Promise<AdoptionAnswer['advised']> {
  await build(connection, adviceStages(query, days));
  const counts = Object.values(holds).map((holding) => `count(*) FILTER (${holding})`);
  const [[low, loaded, either] = []] = await rowsOf(connection, `SELECT ${counts.join(', ')} FROM advised`);
  return { low: toNumber(low), loaded: toNumber(loaded), either: toNumber(either) };
}
