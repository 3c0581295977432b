import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerDeployments, customerUsages, partnerDeployments, partnerUsages } from '#contract/partner-rest.ts';
import { reportResult } from '#contract/report.ts';
import { contoso, fabrikam, office, trialling } from './partner-rest-data.ts';
import { deployment, partnerRestRoom, usage } from './partner-rest-room.ts';

const { room, read, table, refused, open } = partnerRestRoom();
const fractions = partnerRestRoom({ PARTNERSCOPE_REST_PERCENTS: 'fractions' });
beforeAll(async () => {
  await open();
  await fractions.open();
}, 120_000);
afterAll(async () => {
  await room.remove();
  await fractions.room.remove();
});

const processedDateTime = '2024-06-30T00:00:00Z';
const e3 = { productId: 'E3', productName: 'Office 365 E3', customerTenantId: contoso, customerName: 'Contoso' };
const o365 = { processedDateTime, serviceCode: 'o365', serviceName: 'Microsoft Office 365' };
const sales = {
  processedDateTime,
  serviceCode: 'crm',
  serviceName: 'Dynamics of ours',
  channel: 'reseller',
  customerTenantId: fabrikam,
  customerName: null,
  productId: 'D1',
  productName: 'Dynamics 365 Sales',
};

describe('licences of the partner and of a customer', () => {
  it('REST-10 REST-20 REST-21 A-52 gives deployment of the portfolio, weighted over customers, in percent points', async () => {
    const { totalCount, items, attributes } = partnerDeployments.parse(await read('/v1/analytics/licenses/deployment'));
    const one = { processedDateTime, attributes: { objectType: 'PartnerLicensesDeploymentInsights' } };
    expect({ totalCount, attributes }).toEqual({ totalCount: 3, attributes: { objectType: 'Collection' } });
    expect(items).toEqual([
      { proratedDeploymentPercent: 100, licensesSold: 4, serviceName: 'crm', channel: 'reseller', ...one },
      { proratedDeploymentPercent: 50, licensesSold: 2, serviceName: 'o365', channel: 'other', ...one },
      { proratedDeploymentPercent: 25, licensesSold: 8, serviceName: 'o365', channel: 'reseller', ...one },
    ]);
  });

  it('REST-11 REST-21 ADO-3 ADO-24 gives use per workload, and lets it pass 100 %', async () => {
    const { items } = partnerUsages.parse(await read('/v1/analytics/licenses/usage'));
    expect(items.map((item) => [item.workloadName, item.serviceName, item.proratedLicensesUsagePercent])).toEqual([
      ['Microsoft Dynamics CRM', 'crm', 125],
      ['Exchange', 'o365', 25],
      ['SharePoint', 'o365', 12.5],
    ]);
    expect(items[0]).toMatchObject({ channel: 'reseller', attributes: { objectType: 'PartnerLicensesUsageInsights' } });
  });

  it('REST-12 REST-21 gives the products of one customer, per channel', async () => {
    const url = `/v1/customers/${contoso?.toUpperCase()}/analytics/licenses/deployment`;
    const { totalCount, items } = customerDeployments.parse(await read(url));
    expect(totalCount).toBe(2);
    expect(items[1]).toEqual({
      licensesDeployed: 2,
      licensesSold: 8,
      deploymentPercent: 25,
      customerId: contoso,
      customerName: 'Contoso',
      productName: 'Office 365 E3',
      serviceCode: 'o365',
      processedDateTime,
      serviceName: 'Microsoft Office 365',
      channel: 'reseller',
      attributes: { objectType: 'CustomerLicensesDeploymentInsights' },
    });
  });

  it('REST-13 REST-21 ADO-31 gives the workloads of one customer; nothing of nothing has no percentage', async () => {
    const of = async (customer: string | undefined) =>
      customerUsages.parse(await read(`/v1/customers/${customer}/analytics/licenses/usage`)).items;
    const [exchange] = await of(contoso);
    expect(exchange).toMatchObject({ workloadCode: 'EXO', workloadName: 'Exchange', usagePercent: 25 });
    expect(exchange).toMatchObject({ licensesActive: 2, licensesQualified: 8, serviceCode: 'o365' });
    expect(exchange?.attributes).toEqual({ objectType: 'CustomerLicensesUsageInsights' });
    expect(
      (await of(trialling)).map(({ usagePercent, licensesQualified }) => [usagePercent, licensesQualified]),
    ).toEqual([0, 0].map((qualified) => [null, qualified]));
    const trials = await read(`/v1/customers/${trialling}/analytics/licenses/deployment`);
    expect(customerDeployments.parse(trials).items).toEqual([]);
  });

  it('REST-3 REST-12 REST-13 does not know a customer without licences and activity', async () => {
    for (const of of ['deployment', 'usage']) {
      const { description } = await refused(`/v1/customers/${office}/analytics/licenses/${of}`, 404);
      expect(description).toBe('There are no licences and no activity of this customer');
    }
  });

  it('REST-20 A-52 writes fractions where the setting says so', async () => {
    const deployed = partnerDeployments.parse(await fractions.read('/v1/analytics/licenses/deployment'));
    expect(deployed.items.map((item) => item.proratedDeploymentPercent)).toEqual([1, 0.5, 0.25]);
    const used = partnerUsages.parse(await fractions.read('/v1/analytics/licenses/usage'));
    expect(used.items.map((item) => item.proratedLicensesUsagePercent)).toEqual([1.25, 0.25, 0.125]);
  });
});

describe('rows of licences', () => {
  it('REST-14 gives a row per service, channel, customer and product', async () => {
    expect(await table(deployment)).toEqual({
      Value: [
        { ...o365, channel: 'other', ...e3, licensesDeployed: 1, licensesSold: 2 },
        { ...o365, channel: 'reseller', ...e3, licensesDeployed: 2, licensesSold: 8 },
        { ...sales, licensesDeployed: 4, licensesSold: 4 },
      ],
      '@nextLink': null,
      TotalCount: 3,
    });
  });

  it('REST-15 REST-19 A-51 gives a row per workload, with licensesActive', async () => {
    const { Value } = await table(usage, {
      filter: "customerName eq 'contoso' or customerTenantId ne '' and workloadCode eq 'crm'",
    });
    expect(Value).toEqual([
      {
        workloadCode: 'EXO',
        workloadName: 'Exchange',
        ...o365,
        channel: 'reseller',
        ...e3,
        licensesActive: 2,
        licensesQualified: 8,
      },
      {
        workloadCode: 'SPO',
        workloadName: 'SharePoint',
        ...o365,
        channel: 'reseller',
        ...e3,
        licensesActive: 1,
        licensesQualified: 8,
      },
      {
        workloadCode: 'CRM',
        workloadName: 'Microsoft Dynamics CRM',
        ...sales,
        licensesActive: 5,
        licensesQualified: 4,
      },
    ]);
  });

  it('REST-14 REST-15 adds up to the adoption report, whose figures these are', async () => {
    const report = reportResult.parse(await read('/api/v1/reports/adoption'));
    const rows = (id: string) => report.sections.find((section) => section.id === id)?.rows ?? [];
    const sold = (await table(deployment, { groupby: 'serviceCode' })).Value;
    for (const { serviceCode, licensesSold, licensesDeployed } of sold) {
      expect(rows('deployment')).toContainEqual(
        expect.objectContaining({ serviceCode, licensesSold, licensesDeployed }),
      );
    }
    const used = (await table(usage, { groupby: 'workloadCode' })).Value;
    expect(used).toHaveLength(rows('usage').length);
    for (const { workloadCode, licensesActive, licensesQualified } of used) {
      expect(rows('usage')).toContainEqual(
        expect.objectContaining({ workloadCode, licensesActive, licensesQualified }),
      );
    }
  });

  it('REST-16 takes the newest processing day, or the newest up to the one that is named', async () => {
    const [earlier] = (await table(deployment, { processedDateTime: '2024-06-29T23:00:00Z' })).Value;
    expect(earlier).toMatchObject({ processedDateTime: '2024-05-31T00:00:00Z', licensesSold: 1 });
    expect((await table(deployment, { ProcessedDateTime: '2024-06-30' })).TotalCount).toBe(3);
    expect(await table(deployment, { processedDateTime: '2020-01-01' })).toEqual({
      Value: [],
      '@nextLink': null,
      TotalCount: 0,
    });
    const { description } = await refused(`${deployment}?processedDateTime=June`, 400);
    expect(description).toBe('processedDateTime: write a day as 2024-06-30 or 2024-06-30T00:00:00Z');
  });

  it('REST-16 takes at most 10000 rows at a time', async () => {
    for (const wrong of ['top=10001', 'top=0', 'top=x', 'skip=-1', 'top=1&Top=2', 'tpo=1'])
      await refused(`${usage}?${wrong}`, 400);
    expect((await table(usage, { top: '10000', skip: '3' })).Value).toHaveLength(2);
    expect(await table(usage, { skip: '99' })).toEqual({ Value: [], '@nextLink': null, TotalCount: 5 });
  });

  it('REST-17 finds o365 by O365, takes parentheses, and says what is wrong with a filter', async () => {
    const count = async (filter: string) => (await table(deployment, { filter })).TotalCount;
    expect(await count("serviceCode eq 'O365'")).toBe(2);
    expect(await count("(serviceCode eq 'crm' or channel eq 'OTHER') and productId ne 'd1'")).toBe(1);
    expect(await count("customerName eq ''")).toBe(1);
    const { description, data } = await refused(`${deployment}?filter=workloadCode eq 'EXO'`, 400);
    expect(description).toMatch(/^filter, character 1: expected a field, found "workloadCode"/);
    expect(data).toEqual([
      'serviceCode',
      'serviceName',
      'channel',
      'customerTenantId',
      'customerName',
      'productId',
      'productName',
    ]);
  });

  it('REST-18 groups by several fields and gives those and the sums', async () => {
    expect((await table(deployment, { groupby: 'serviceCode, Channel' })).Value).toEqual([
      { serviceCode: 'crm', channel: 'reseller', licensesDeployed: 4, licensesSold: 4 },
      { serviceCode: 'o365', channel: 'other', licensesDeployed: 1, licensesSold: 2 },
      { serviceCode: 'o365', channel: 'reseller', licensesDeployed: 2, licensesSold: 8 },
    ]);
    const grouped = await table(usage, { groupby: 'channel,customerTenantId', filter: "serviceCode eq 'o365'" });
    expect(grouped.Value[0]).toEqual({
      channel: 'reseller',
      customerTenantId: contoso,
      licensesActive: 3,
      licensesQualified: 16,
    });
    const { description } = await refused(`${usage}?groupby=channelcustomerTenantId`, 400);
    expect(description).toContain('groupby: there is no field "channelcustomerTenantId"');
  });
});
