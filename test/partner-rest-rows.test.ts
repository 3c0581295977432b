import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { data as adoptionData } from './adoption-data.ts';
import { type LoadedStore, loadedStore } from './loaded-store.ts';
import {
  compared,
  dated,
  type Filter,
  maybeFilter,
  plain,
  quoted,
  restOf,
  walk,
  withoutTimes,
} from './partner-rest-asked.ts';
import { guid, maybe } from './random-values.ts';
import type { AdoptionData } from './reference/adoption.ts';
import { licenceRows, subscriptionRows, tableOf } from './reference/partner-rest.ts';

let loaded: LoadedStore;
beforeAll(async () => {
  loaded = await loadedStore();
});
afterAll(() => loaded[Symbol.asyncDispose]());

let tenants = 0;
const runs = { numRuns: Math.min(100, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 40)) };
const locations = fc.option(fc.constant(['100'] as const), { nil: undefined, freq: 4 });

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
        const { licences } = restOf(loaded.store, tenant, where);
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
        const { subscriptions } = restOf(loaded.store, tenant, where);
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
