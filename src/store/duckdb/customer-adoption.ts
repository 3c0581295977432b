import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  CustomerAdoptionAnswer,
  CustomerAdoptionQuery,
  CustomerProduct,
  ExcessPeople,
  HeldSubscription,
} from '#query/adoption.ts';
import type { ScopedQuery } from '#query/scope.ts';
import { knownOf, rowsOf, text } from './adoption.ts';
import { excessPeopleSql, excessSql, readExcesses } from './adoption-excess.ts';
import { buildNaming } from './adoption-names.ts';
import { build } from './adoption-stage.ts';
import { adoptionStages } from './adoption-stages.ts';
import type { Held } from './state.ts';
import { normalValue, toNumber } from './values.ts';

/** How many people or subscriptions of a cause are named. */
const mostNamed = 100;

/** Everything about the adoption of one customer; its figures are those of the portfolio. */
export async function answerCustomerAdoption(
  connection: DuckDBConnection,
  { query, scope }: ScopedQuery<CustomerAdoptionQuery>,
  held: Held,
): Promise<CustomerAdoptionAnswer> {
  const request = { ...query, filters: [], scope, held, only: query.customer };
  const { days, stages } = adoptionStages(request);
  await build(connection, stages);
  await buildNaming(connection, request);
  const customer = normalValue(query.customer);
  const one = (sql: string) => rowsOf(connection, sql, [customer]);
  const known = knownOf(days);
  const [[cells, licences, sold, deployed, qualified, active] = []] = await one(totals);
  const [[name] = []] = await one('SELECT name FROM naming WHERE customer = $1');
  const [[market] = []] = await one(commonMarket);
  const [[ownSold, ownDeployed] = []] = await one(ownTotals(query));
  const people = query.people && scope.may.includes('personal') ? await peopleOf(connection, customer) : undefined;
  const excesses = readExcesses(await one(excessSql('customer = $1'))).get(customer) ?? [];
  const subscriptions = await one(causingSubscriptions);
  const products = (await one(productRows)).map(([product, ...row]): CustomerProduct => {
    const shown = known.product(row);
    const workload = shown.workload ?? '';
    const isOf = (of: { readonly product: string; readonly workload: string }) =>
      of.product === String(product) && of.workload === workload;
    return {
      ...shown,
      excess: excesses.find(isOf),
      people: people?.get(keyOf(String(product), workload)),
      endingSubscriptions: named(subscriptions, { product, workload, isTrial: false }),
      trialSubscriptions: named(subscriptions, { product, workload, isTrial: true }),
    };
  });
  return {
    days,
    isKnown: toNumber(cells) + toNumber(licences) > 0,
    name: text(name),
    market: text(market),
    whole: known.licences([sold, deployed, qualified, active]),
    products,
    own: { sold: toNumber(ownSold ?? 0), deployed: toNumber(ownDeployed ?? 0) },
    subscriptions: (await one(heldSubscriptions)).map(toSubscription),
  };
}

const totals = `
  SELECT (SELECT count(*) FROM cell WHERE customer = $1), (SELECT count(*) FROM entitled WHERE may AND customer = $1),
    (SELECT sum(sold) FROM holding WHERE customer = $1), (SELECT sum(deployed) FROM holding WHERE customer = $1),
    (SELECT sum(qualified) FROM cell WHERE customer = $1), (SELECT sum(active) FROM cell WHERE customer = $1)`;

const commonMarket = `
  SELECT market FROM entitled WHERE may AND customer = $1 AND market IS NOT NULL
  GROUP BY market ORDER BY count(*) DESC, market LIMIT 1`;

function ownTotals({ adoption }: CustomerAdoptionQuery): string {
  const own = `'${adoption.entitlements.own.toLowerCase().replaceAll("'", "''")}'`;
  return `SELECT sum(sold)::DOUBLE, sum(assigned)::DOUBLE FROM entitled WHERE may AND NOT is_trial AND channel = ${own} AND customer = $1`;
}

/** Largest first, as in the portfolio. */
const productRows = `
  SELECT cell.product, service, label, workload, coalesce(sold, 0), coalesce(deployed, 0), cell.qualified, active
  FROM cell JOIN product USING (product) LEFT JOIN holding ON holding.customer = cell.customer AND holding.product = cell.product
  WHERE cell.customer = $1 ORDER BY 5 DESC, 3, 1, workload`;

const heldSubscriptions = `
  SELECT subscription, coalesce(product_name, spelled), state, is_trial, channel, sum(sold)::DOUBLE, sum(assigned)::DOUBLE
  FROM entitled WHERE may AND customer = $1 GROUP BY ALL ORDER BY 2, 1`;

/** The subscriptions of active users that are trials or on their way out, by product and workload. */
const causingSubscriptions = `
  SELECT DISTINCT a.product, a.workload, a.subscription, e.is_trial
  FROM (SELECT * FROM activity JOIN placed USING (kind) WHERE is_active AND customer = $1) AS a JOIN entitled AS e
    ON e.customer = a.customer AND e.product = a.product AND e.subscription = a.subscription
  WHERE e.may_read AND (e.is_trial OR e.is_ending) ORDER BY a.subscription`;

function toSubscription(row: readonly unknown[]): HeldSubscription {
  const [subscription, product, state, isTrial, channel, sold, assigned] = row;
  return {
    subscription: text(subscription),
    product: text(product),
    state: text(state),
    isTrial: isTrial === true,
    channel: text(channel),
    sold: toNumber(sold),
    assigned: toNumber(assigned),
  };
}

function named(
  rows: readonly (readonly unknown[])[],
  of: { readonly product: unknown; readonly workload: string; readonly isTrial: boolean },
): string[] {
  const found = rows.filter(
    ([product, workload, , isTrial]) => product === of.product && workload === of.workload && isTrial === of.isTrial,
  );
  return found.slice(0, mostNamed).map(([, , subscription]) => String(subscription));
}

const keyOf = (product: string, workload: string) => JSON.stringify([product, workload]);

async function peopleOf(connection: DuckDBConnection, customer: string): Promise<Map<string, ExcessPeople>> {
  const list = (which: string) =>
    `list_slice(list(name ORDER BY name) FILTER (${which}), 1, ${mostNamed}) AS people_${which}`;
  const rows = await connection.runAndReadAll(
    `SELECT product, workload, ${['is_turnover', 'is_second', 'is_trial', 'true'].map(list).join(', ')}
     FROM (${excessPeopleSql('customer = $1')}) JOIN people USING (person) GROUP BY product, workload`,
    [customer],
  );
  return new Map(
    rows.getRowsJS().map(([product, workload, ...lists]) => {
      const [turnover = [], secondSubscription = [], trial = [], active = []] = lists.map(texts);
      return [keyOf(String(product), String(workload)), { turnover, secondSubscription, trial, active }] as const;
    }),
  );
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
