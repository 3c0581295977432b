import fc from 'fast-check';
import { datasetNamed } from '#catalog/datasets/index.ts';
import type { Dataset } from '#model/dataset.ts';
import { guid, maybe, month } from './random-values.ts';
import type { RawRow } from './reference/customers.ts';
import type { AskedQuery } from './reference/insights.ts';

/** Datasets of every kind of time, and rows with all that goes wrong in them. */
interface Kind {
  readonly dataset: Dataset;
  readonly rows: fc.Arbitrary<RawRow[]>;
}

const names = [
  'Contoso',
  'contoso',
  'CONTOSO ',
  'Fabrikam',
  "O'Brien",
  'Élan 10%',
  'a_b',
  '',
  '  ',
  '\x1en',
  '\x1f\x1e',
  'x\x1eb\x1fm',
];
const markets = ['Netherlands', 'netherlands', 'Belgium', '=1+1', 'Ünited'];
const money = ['0.000000', '12.500000', '-3.250000', '12.500001', '1000000.000000', '7'];
const day = fc.constantFrom('2023-11-30', '2024-01-01', '2024-03-15', '2024-05-31', '2024-06-01', '2024-06-14');
const mpn = maybe(['100', '200', '300 ', '']);
const customer = { CustomerTpid: maybe(['1', '2', ' 2', 'x', 'X', '']), CustomerTenantId: maybe([guid(1), guid(2)]) };

function kindOf(
  name: string,
  row: Readonly<Record<string, fc.Arbitrary<string | number | null>>>,
  key?: string[],
): Kind {
  const dataset = datasetNamed(name);
  if (dataset === undefined) throw new Error(`${name} is gone`);
  const one = fc.record(row);
  const selector = (given: RawRow) => JSON.stringify((key ?? []).map((column) => given[column] ?? null));
  const rows = key === undefined ? fc.array(one, { maxLength: 25 }) : fc.uniqueArray(one, { maxLength: 25, selector });
  return { dataset, rows };
}

export const kinds: readonly Kind[] = [
  kindOf('SeatsSubscriptionsAndRevenue', {
    Month: month,
    SubscriptionId: fc.integer({ min: 1, max: 5 }).map(guid),
    ...customer,
    CustomerName: maybe(names),
    CustomerMarket: maybe(markets),
    IsAutoRenew: maybe(['Yes', 'No']),
    Product: maybe(['Office 365', 'Microsoft 365', 'office 365']),
    SubscriptionEndDate: maybe(['2024-05-31', '2024-06-14', '1999-01-01']),
    MPNId: mpn,
    IsDuplicateRowForPGA: maybe(['0', '1']),
    AvailableSeats: maybe([-5, 0, 3, 10, 100]),
    AvailableSeatsEOP: maybe([0, 3, 10, 100]),
    AssignedSeats: maybe([0, 1, 50]),
    BilledRevenueUSD: maybe(money),
  }),
  kindOf('DynamicsUsage', {
    Month: month,
    SubscriptionId: fc.integer({ min: 1, max: 5 }).map(guid),
    ...customer,
    CustomerName: maybe(names),
    MPNId: mpn,
    AvailableSeats: maybe([0, 3, 10]),
    AssignedSeats: maybe([0, 1, 50]),
    ActiveSeats: maybe([0, 1, 2]),
    DeploymentOpportunity: maybe([-2, 4]),
    ActiveUsagePercent: maybe(['0', '33.333333', '100']),
  }),
  kindOf(
    'MSLearn',
    {
      UserId: fc.integer({ min: 1, max: 4 }).map(guid),
      UserName: maybe(names),
      TrainingName: fc.constantFrom('Azure basics', 'azure basics', 'C# 101'),
      TrainingType: maybe(['Module', 'Learning path']),
      CompletionDate: day,
      MPNId: mpn,
      Country: maybe(markets),
    },
    ['UserId', 'TrainingName', 'TrainingType', 'CompletionDate'],
  ),
  kindOf('CompetencySummaryHistory', {
    CompetencyName: fc.constantFrom('Cloud', 'cloud', 'Data'),
    CompetencyLevel: maybe(['Gold', 'Silver']),
    CompetencyStartDate: maybe(['2023-01-01', '2024-03-15', '2024-06-01']),
    CompetencyEndDate: maybe(['2023-12-31', '2024-05-31', '2025-01-01']),
  }),
  kindOf('Profile', { MPNId: fc.constantFrom('100', '200', '1000'), PartnerName: maybe(names), City: maybe(markets) }),
];

/** What stands behind an operator: values met in rows, in another case too, and what no column has. */
const words = fc.oneof(
  fc.constantFrom(...names, ...markets, ...money, ...names.map((name) => name.toUpperCase())),
  fc.constantFrom(
    '1',
    '2',
    'x',
    '100',
    '300',
    'y',
    'N',
    'office 365',
    'gold',
    'MODULE',
    guid(1),
    guid(2).toUpperCase(),
  ),
  fc.constantFrom(
    '0',
    '3',
    '10',
    '-5',
    '3.0000001',
    '-3.25',
    '12.50',
    '2.9999999999',
    `9${'0'.repeat(37)}`,
    '9'.repeat(39),
  ),
  fc.constantFrom(
    '2024-05',
    '2024-05-01',
    '2024-03-15',
    '2024-06-14',
    '2024-02-30',
    'False',
    "'; DROP TABLE x --",
    '$1',
  ),
);
const patterns = fc.oneof(
  words,
  fc.constantFrom('%', '_', '%o%', 'cont_so', '%\\%', '%10%%', '__', '2024-0%', '%1', '.*', '%.5%', '[a-z]%', '%_%_%'),
);
const numbers = fc.constantFrom('0', '3', '10', '100', '-5', '12.5', '1');

const condition = (known: readonly string[]): fc.Arbitrary<AskedQuery['conditions'][number]> => {
  const name = fc.constantFrom(...known);
  return fc.oneof(
    fc.record({
      name,
      operator: fc.constantFrom('=', '!=', '>', '<', '>=', '<='),
      values: fc.tuple(fc.oneof(words, numbers)),
    }),
    fc.record({ name, operator: fc.constantFrom('LIKE', 'NOT LIKE'), values: fc.tuple(patterns) }),
    fc.record({
      name,
      operator: fc.constantFrom('IN', 'NOT IN'),
      values: fc.array(words, { minLength: 1, maxLength: 4 }),
    }),
  );
};

/** Queries about the columns that the rows have, one that they lack, and every metric. */
export function queryOf({ columns, metrics, api }: Dataset, held: readonly string[]): fc.Arbitrary<AskedQuery> {
  const open = Object.keys(columns).filter((name) => columns[name]?.internal === undefined);
  const lacking = open.filter((name) => !held.includes(name)).slice(0, 1);
  const figures = metrics.filter(({ formula }) => formula.kind !== 'unavailable').map(({ name }) => name);
  const shown = [...held.filter((name) => open.includes(name)), ...lacking];
  const known = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...shown) },
    { weight: 1, arbitrary: fc.constantFrom(...(figures.length === 0 ? shown : figures)) },
  );
  const conditioned = [...shown, ...shown, ...figures];
  return fc
    .record(
      {
        distinct: fc.boolean(),
        select: fc.array(known, { minLength: 1, maxLength: 5 }),
        conditions: fc.array(condition(conditioned), { maxLength: 2 }),
        orderBy: fc.array(fc.record({ name: known, descending: fc.boolean() }), { maxLength: 3 }),
        limit: fc.integer({ min: 1, max: 8 }),
        timespan: fc.constantFrom(...(api?.dateRanges ?? []), ...(api?.dateRanges ?? []), 'LIFETIME'),
      },
      { requiredKeys: ['distinct', 'select', 'conditions', 'orderBy'] },
    )
    .map(({ timespan, ...query }) => ({
      ...understood(query, figures),
      ...(timespan === undefined || api?.dateRanges.length === 0 ? {} : { timespan }),
    }));
}

/** In a grouping query an unselected column orders nothing (Q-12). */
function understood(query: AskedQuery, figures: readonly string[]): AskedQuery {
  const named = [query.select, query.conditions.map(({ name }) => name), query.orderBy.map(({ name }) => name)].flat();
  if (!named.some((name) => figures.includes(name))) return query;
  const isKnown = (name: string) => query.select.includes(name) || figures.includes(name);
  return { ...query, orderBy: query.orderBy.filter(({ name }) => isKnown(name)) };
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The query as somebody types it. */
export function textOf(
  { distinct, select, conditions, orderBy, limit, timespan }: AskedQuery,
  dataset: Dataset,
): string {
  const where = conditions.map(({ name, operator, values }) => {
    const list = values.map(quoted).join(', ');
    return `${name} ${operator} ${operator.endsWith('IN') ? `(${list})` : list}`;
  });
  const order = orderBy.map(
    ({ name, descending }, i) => `${name}${descending ? (i % 2 === 0 ? '' : ' desc') : ' ASC'}`,
  );
  return [
    `select ${distinct ? 'Distinct ' : ''}${select.join(',')} FROM ${dataset.name.toUpperCase()}`,
    ...(where.length === 0 ? [] : [`WHERE ${where.join(' and ')}`]),
    ...(order.length === 0 ? [] : [`ORDER BY ${order.join(', ')}`]),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
    ...(timespan === undefined ? [] : [`TIMESPAN ${timespan}`]),
  ].join(' ');
}
