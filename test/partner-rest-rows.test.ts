import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPartnerRest, type PartnerRest } from '#app/partner-rest/partner-rest.ts';
import { createReader } from '#app/reader.ts';
import { adoption } from '#catalog/reports/adoption.ts';
import type { Grant } from '#domain/access/grant.ts';
import { data as adoptionData } from './adoption-data.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import { guid, maybe } from './random-values.ts';
import type { AdoptionData } from './reference/adoption.ts';
import { licenceRows, type Row, subscriptionRows, tableOf } from './reference/partner-rest.ts';

let loaded: LoadedStore;
beforeAll(async () => {
  loaded = await loadedStore();
});
afterAll(() => loaded[Symbol.asyncDispose]());

let tenants = 0;
const runs = { numRuns: Math.min(100, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40)) };
const locations = fc.option(fc.constant(['100'] as const), { nil: undefined, freq: 4 });

/** The rest as somebody gets it who reads everything, or what belongs to some locations. */
function restOf(tenant: string, where: readonly string[] | undefined): PartnerRest {
  const roles = ['GA', 'RV'] as const;
  const grants = roles.map((role): Grant => ({ role, origin: 'person', ...(where && { locations: where }) }));
  const who = { account: 'ann', name: 'Ann', email: 'ann@example.com', operator: false, mustChangePassword: false };
  const reader = createReader(
    { kind: 'person', ...who, by: { token: 't' }, grants: new Map([[tenant, grants]]) },
    { dataTenants: async () => [tenant], autoAssignment: { mpnPartnerAdmin: 'executive' } },
  );
  return createPartnerRest({ store: loaded.store, reader, reports: [adoption], config: { restPercents: 'points' } });
}

/** A filter as text, and what it says of a row. */
interface Filter {
  readonly text: string;
  of(row: Row): boolean;
}

const norm = (value: unknown) =>
  String(value ?? '')
    .trim()
    .toLowerCase();
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const compared = (field: string, values: readonly string[]): fc.Arbitrary<Filter> =>
  fc.record({ is: fc.boolean(), value: fc.constantFrom(...values) }).map(({ is, value }) => ({
    text: `${field} ${is ? 'eq' : 'NE'} ${quoted(value)}`,
    of: (row) => (norm(row[field]) === norm(value)) === is,
  }));

/** Conditions joined at random, with parentheses that say the same as the tree. */
const joined = (leaf: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
  fc.letrec<{ node: Filter }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.record({ word: fc.constantFrom('and', 'OR'), a: tie('node'), b: tie('node') }).map(({ word, a, b }) => ({
        text: `(${a.text}) ${word} (${b.text})`,
        of: (row: Row) => (word === 'and' ? a.of(row) && b.of(row) : a.of(row) || b.of(row)),
      })),
    ),
  })).node;

const everything: Filter = { text: '', of: () => true };
const maybeFilter = (leaf: fc.Arbitrary<Filter>) => fc.oneof(fc.constant(everything), joined(leaf));

/** The rows of every page, which are each as long as asked for, and the number of all that every page tells. */
async function walk(
  page: (skip: number, top: number) => Promise<{ rows: readonly Row[]; count: number }>,
  top: number,
) {
  const all: Row[] = [];
  for (;;) {
    const { rows, count } = await page(all.length, top);
    expect(rows.length).toBe(Math.min(top, count - all.length));
    all.push(...rows);
    if (all.length >= count) return all;
  }
}

const plain = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
const withoutTimes = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      if (name === 'processedDateTime') return [];
      return [[name, name.endsWith('Date') && typeof value === 'string' ? value.replace('T00:00:00Z', '') : value]];
    }),
  );

const licenceLeaf = fc.oneof(
  compared('serviceCode', ['O365', 'crm', 'none', '']),
  compared('serviceName', ['microsoft office 365', 'Office of ours', '']),
  compared('channel', ['Reseller', 'other', '']),
  compared('customerTenantId', [guid(1), guid(2).toUpperCase()]),
  compared('customerName', ['CONTOSO', 'Fabrikam ', "O'Neill", '']),
  compared('productId', ['p1', 'P2', '']),
  compared('productName', ['office 365 E3', 'Dynamics 365']),
);
const usageLeaf = fc.oneof(
  licenceLeaf,
  compared('workloadCode', ['exo', 'SPO', '']),
  compared('workloadName', ['exchange', 'KAIZALA']),
);

const named: fc.Arbitrary<AdoptionData> = fc
  .tuple(adoptionData, fc.array(maybe(['Office of ours', 'office of ours', 'Ours']), { minLength: 12, maxLength: 12 }))
  .map(([{ LicenseEntitlements, LicenseActivity }, names]) => ({
    LicenseEntitlements: LicenseEntitlements.map((row, i) => ({ ...row, ServiceName: names[i] ?? null })),
    LicenseActivity,
  }));

const licenceGroups = [
  'serviceCode',
  'serviceName',
  'channel',
  'customerTenantId',
  'customerName',
  'productId',
  'productName',
];

describe.each([
  ['deployment', licenceLeaf, licenceGroups, ['licensesDeployed', 'licensesSold']],
  ['usage', usageLeaf, ['workloadCode', 'workloadName', ...licenceGroups], ['licensesActive', 'licensesQualified']],
] as const)('rows of licence %s', (of, leaf, groups, sums) => {
  it('REST-14 REST-15 REST-16 REST-17 REST-18 REST-21 REST-22 ADO-30 RO-12 X-45 equal the naive reference for random data, filters, groups and scopes, page by page', async () => {
    const asked = fc.record({
      data: named,
      where: locations,
      filter: maybeFilter(leaf),
      groupBy: fc.subarray([...groups], { maxLength: 3 }),
      top: fc.integer({ min: 1, max: 4 }),
      until: fc.constantFrom(undefined, '2024-05-31', '2024-06-30'),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ data, where, filter, groupBy, top, until }) => {
        const tenant = `l${++tenants}`;
        await loaded.load(tenant, { ...data });
        const { licences } = restOf(tenant, where);
        const parameters = { filter: filter.text, groupby: groupBy.join(', '), processedDateTime: until };
        const found = await walk((skip, size) => licences.rows(of, { ...parameters, skip, top: size }), top);
        await loaded.store.forget(tenant);
        const all = licenceRows(data, of, { to: until?.slice(0, 7) ?? '9999-12', locations: where });
        const expected = tableOf(all, { of: filter.of, groupBy, sums });
        expect(plain(found.map(withoutTimes))).toEqual(plain(expected));
      }),
      runs,
    );
  }, 120_000);
});

const subscription = fc.integer({ min: 11, max: 15 }).map(guid);
const day = maybe(['2023-12-31', '2024-01-01', '2024-01-07', '2024-01-08', '2024-06-30']);
const seat = fc.record({
  Month: fc.constantFrom('2024-04-01', '2024-05-01', '2024-06-01'),
  SubscriptionId: subscription,
  SubscriptionStartDate: day,
  SubscriptionEndDate: day,
  SubscriptionState: maybe(['Active', 'Suspended', 'Churned', 'InGracePeriod', 'Others']),
  IsAutoRenew: maybe(['Yes', 'No']),
  CustomerName: maybe(['Contoso', 'Fabrikam', '***', ' Contoso']),
  CustomerTenantId: maybe([guid(1), guid(2)]),
  CustomerMarket: maybe(['Netherlands', 'netherlands ', 'Belgium']),
  Product: maybe(['Office 365', 'Microsoft 365', 'dynamics 365', 'Power BI']),
  RawProductName: maybe(['Office 365 E3', '  ']),
  ReportingProductName: maybe(['Reporting']),
  SKU: maybe(['E3', 'e3']),
  MPNId: fc.constantFrom('100', '200'),
  PartnerName: maybe(['Ours']),
  IsDuplicateRowForPGA: maybe([0, 1]),
  AvailableSeatsEOP: maybe([0, 3, 5]),
});
const oncePerLocation = (rows: readonly { Month: string; SubscriptionId: string; MPNId: string }[]) =>
  new Set(rows.map((row) => `${row.Month} ${row.SubscriptionId} ${row.MPNId}`)).size === rows.length;

const subscriptionData = fc.record({
  seats: fc
    .uniqueArray(seat, { maxLength: 14, selector: (row) => `${row.Month} ${row.SubscriptionId} ${row.MPNId}` })
    .filter(oncePerLocation),
  activity: fc.array(
    fc.record({
      ProcessedDate: fc.constantFrom('2024-05-31', '2024-06-30'),
      CustomerTenantId: fc.constant(guid(1)),
      UserId: fc.constantFrom('ann', 'bob'),
      SubscriptionId: maybe([guid(11), guid(12)]),
      LastActivityDate: day,
    }),
    { maxLength: 5 },
  ),
});

const dated = (field: string): fc.Arbitrary<Filter> =>
  fc
    .record({
      operator: fc.constantFrom('eq', 'ne', 'gt', 'lt', 'ge', 'le'),
      at: fc.constantFrom('2024-01-01', '2024-01-07T12:00:00Z', "'2024-06-30'", '2023-12-31T00:00:00'),
    })
    .map(({ operator, at }) => ({
      text: `${field} ${operator} ${at}`,
      of: (row) => {
        const value = row[field];
        if (typeof value !== 'string') return operator === 'ne';
        const [a, b] = [`${value}T00:00:00`, `${at.replaceAll("'", '')}T00:00:00`.slice(0, 19)];
        const order = a < b ? -1 : a > b ? 1 : 0;
        return { eq: order === 0, ne: order !== 0, gt: order > 0, lt: order < 0, ge: order >= 0, le: order <= 0 }[
          operator
        ];
      },
    }));

const contained = (field: string, part: string): Filter => ({
  text: `contains(${field},${quoted(part)})`,
  of: (row) => typeof row[field] === 'string' && row[field].toLowerCase().includes(part.toLowerCase()),
});

const subscriptionLeaf = fc.oneof(
  compared('status', ['active', 'DEPROVISIONED', 'others', '']),
  compared('customerMarket', ['NETHERLANDS', 'Belgium', '']),
  compared('id', [guid(11), guid(12).toUpperCase()]),
  compared('productName', ['e3', 'Office 365 E3', 'none']),
  fc.constantFrom('Office', 'office', 'UNKNOWN').map(
    (type): Filter => ({
      text: `subscriptionType eq '${type}'`,
      of: (row) => row.subscriptionType === type,
    }),
  ),
  fc.constantFrom('true', 'false').map(
    (value): Filter => ({
      text: `autoRenewEnabled ne ${value}`,
      of: (row) => String(row.autoRenewEnabled) !== value,
    }),
  ),
  fc.constantFrom(contained('customerName', 'TOSO'), contained('productName', '365'), contained('providerName', 'x')),
  dated('creationDate'),
  dated('lastUsageDate'),
  dated('trialEndDate'),
);

describe('rows of subscriptions', () => {
  it('REST-30 REST-31 REST-32 REST-33 RO-12 X-42 X-43 X-45 equal the naive reference for random data, filters, groups and scopes, page by page', async () => {
    const groupings = [
      'customerMarket',
      'status',
      'subscriptionType',
      'autoRenewEnabled',
      'customerName',
      'creationDate',
      'lastUsageDate',
    ];
    const asked = fc.record({
      data: subscriptionData,
      where: locations,
      filter: maybeFilter(subscriptionLeaf),
      groupBy: fc.subarray(groupings, { maxLength: 3 }),
      level: fc.constantFrom(undefined, 'day', 'week', 'month', 'dateRange'),
      top: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ data, where, filter, groupBy, level, top }) => {
        const tenant = `s${++tenants}`;
        await loaded.load(tenant, { SeatsSubscriptionsAndRevenue: data.seats, LicenseActivity: data.activity });
        const { subscriptions } = restOf(tenant, where);
        const hasDate = groupBy.some((name) => name.endsWith('Date'));
        const aggregationLevel = hasDate ? level : undefined;
        const parameters = { filter: filter.text, groupBy: groupBy.join(), aggregationLevel };
        const found = await walk((skip, size) => subscriptions.rows({ ...parameters, skip, top: size }), top);
        await loaded.store.forget(tenant);
        const daysBy = aggregationLevel === 'dateRange' ? undefined : aggregationLevel;
        const table = { of: filter.of, groupBy, sums: ['licenseCount'], counted: 'subscriptionCount', daysBy };
        expect(plain(found.map(withoutTimes))).toEqual(plain(tableOf(subscriptionRows(data, where), table)));
      }),
      runs,
    );
  }, 120_000);
});
