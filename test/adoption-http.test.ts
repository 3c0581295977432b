import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerAdoption, customerList } from '#contract/customers.ts';
import { reportResult } from '#contract/report.ts';
import { httpRoom } from './http-room.ts';
import { guid } from './random-values.ts';

const tenant = '4567890';
const [contoso, fabrikam, old] = [guid(1), guid(2), guid(3)];
const licences = `ProcessedDate,CustomerTenantId,CustomerName,CustomerMarket,ServiceCode,ProductId,ProductName,SubscriptionId,SubscriptionState,IsTrial,Channel,LicensesSold,LicensesAssigned,MPNId
2024-06-30,${contoso},Contoso,Netherlands,o365,E3,Office 365 E3,${guid(11)},Active,0,reseller,2,2,100
2024-06-30,${contoso},Contoso,Netherlands,o365,E3,Office 365 E3,${guid(12)},Disabled,0,other,3,1,100
2024-06-30,${fabrikam},=Fabrikam,Belgium,o365,E3,Office 365 E3,${guid(13)},Active,0,reseller,9,3,200
`;
const use = (customer: string, user: string, subscription: string) =>
  `2024-06-30,${customer},${user},o365,E3,${subscription},EXO,2024-06-29,,\n`;
const activity = `ProcessedDate,CustomerTenantId,UserId,ServiceCode,ProductId,SubscriptionId,WorkloadCode,LastActivityDate,LicenseAssignedDate,LicenseRemovedDate
${use(contoso, 'ann@contoso.example', guid(11))}${use(contoso, 'bob@contoso.example', guid(12))}${use(contoso, 'cas@contoso.example', guid(12))}`;
const customers = `Month,CustomerTenantId,CustomerName,CustomerMarket,CustomerStatus,Product,MPNId
2024-04-01,${old},Old name,Germany,Active,Azure,100
2024-05-01,${old},Newer name,Germany,Active,Azure,100
2024-06-01,${old},****,Germany,Active,Azure,100
`;

const room = httpRoom({ today: '2024-07-10' });
const { get, refused } = room;

beforeAll(async () => {
  await room.open();
  await room.bring(licences, { tenant, dataset: 'LicenseEntitlements' });
  await room.bring(activity, { tenant, dataset: 'LicenseActivity' });
  await room.bring(customers, { tenant, dataset: 'CustomersAndTenants' });
}, 60_000);

afterAll(() => room.remove());

async function listOf(query = '') {
  const answer = await get(`/api/v1/customers?tenant=${tenant}${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return customerList.parse(answer.json());
}

async function pageOf(customer: string, query = '') {
  const answer = await get(`/api/v1/customers/${customer}/adoption?tenant=${tenant}${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return customerAdoption.parse(answer.json());
}

describe('GET /api/v1/customers', () => {
  it('ADO-10 X-43 HTTP-1 lists every customer that data name, by its newest unmasked name', async () => {
    expect(await listOf()).toEqual({
      rowCount: 3,
      customers: [
        { customerTenantId: fabrikam, name: '=Fabrikam', market: 'Belgium', hasAdoption: true },
        { customerTenantId: contoso, name: 'Contoso', market: 'Netherlands', hasAdoption: true },
        { customerTenantId: old, name: 'Newer name', market: 'Germany', hasAdoption: false },
      ],
    });
  });

  it('HTTP-1 finds part of a name or the beginning of an id, page by page', async () => {
    expect((await listOf('&search=TOSO')).customers.map(({ name }) => name)).toEqual(['Contoso']);
    expect((await listOf(`&search=${old}`)).rowCount).toBe(1);
    const page = await listOf('&limit=1&offset=1');
    expect([page.rowCount, page.customers.map(({ name }) => name)]).toEqual([3, ['Contoso']]);
    expect((await refused(`/api/v1/customers?tenant=${tenant}&offset=1`, 400)).parameter).toBe('limit');
  });

  it('RO-12 shows the customers of the own locations', async () => {
    expect((await listOf('&asLocation=200')).customers.map(({ name }) => name)).toEqual(['=Fabrikam']);
  });

  it('CO-14 opens to readers of customers and of adoption', async () => {
    for (const role of ['GA', 'UMA', 'ADM', 'SAL', 'AA', 'RV', 'ERV'])
      expect((await listOf(`&asRole=${role}`)).rowCount).toBe(3);
    const { detail } = await refused(`/api/v1/customers?tenant=${tenant}&asRole=HD`, 403);
    expect(detail).toMatch(/HD does not open the list of customers; it takes .*Sales agent \(SAL\)/);
  });

  it('HTTP-5 answers 304 for what is known', async () => {
    const url = `/api/v1/customers?tenant=${tenant}`;
    const { etag = '' } = (await get(url)).headers;
    expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304);
    expect((await get(`${url}&search=x`, { 'if-none-match': etag })).statusCode).toBe(200);
  });
});

describe('GET /api/v1/customers/{id}/adoption', () => {
  it('ADO-6 ADO-10 ADO-29 HTTP-6 tells figures, causes, people, own licences and subscriptions', async () => {
    expect(await pageOf(contoso.toUpperCase())).toMatchObject({
      tenant,
      customer: { customerTenantId: contoso, name: 'Contoso', market: 'Netherlands' },
      asOf: { entitlements: '2024-06-30', activity: '2024-06-30' },
      totals: { licensesSold: 5, licensesDeployed: 3, deploymentPercent: 60, licensesQualified: 2, usagePercent: 150 },
      products: [
        {
          serviceCode: 'o365',
          productName: 'Office 365 E3',
          workloadCode: 'EXO',
          causes: [
            {
              cause: 'second-subscription',
              users: 2,
              people: ['bob@contoso.example', 'cas@contoso.example'],
              subscriptions: [guid(12)],
            },
          ],
        },
      ],
      channels: { own: { sold: 2, deployed: 2 }, all: { sold: 5, deployed: 3 } },
      supportLoad: null,
      redacted: [],
    });
  });

  it('RO-3 SEC-4 withholds the people from a sales agent, who sees everything else', async () => {
    const page = await pageOf(contoso, '&asRole=SAL');
    expect(page.redacted).toEqual(['people']);
    expect(JSON.stringify(page)).not.toContain('@contoso');
    expect(page.products[0]?.causes).toEqual([{ cause: 'second-subscription', users: 2, subscriptions: [guid(12)] }]);
    expect(JSON.stringify(await pageOf(contoso, '&asRole=ADM'))).toContain('bob@contoso');
  });

  it('ADO-1 HTTP-4 is refused to other roles and for a customer nobody knows', async () => {
    const at = (customer: string, query = '') => `/api/v1/customers/${customer}/adoption?tenant=${tenant}${query}`;
    expect((await refused(at(contoso, '&asRole=RV'), 403)).allowed).toEqual(['GA', 'UMA', 'ADM', 'SAL']);
    expect((await refused(at(old), 404)).parameter).toBe('customerId');
    expect((await refused(at(contoso, '&asLocation=200'), 404)).parameter).toBe('customerId');
  });
});

describe('the adoption report over HTTP', () => {
  it('ADO-1 ADO-12 HTTP-1 gives the page and all customers as a file, without formulas', async () => {
    const page = await get(`/api/v1/reports/adoption?tenant=${tenant}&limit=1`);
    const { sections } = reportResult.parse(page.json());
    expect(sections.find(({ id }) => id === 'by-customer')).toMatchObject({ rowCount: 2, rows: [{ licensesSold: 9 }] });
    const csv = await get(`/api/v1/reports/adoption/sections/by-customer.csv?tenant=${tenant}`);
    expect(csv.body).toContain("'=Fabrikam");
    expect(csv.body).toContain('second-subscription');
    expect(csv.body.trim().split('\r\n')).toHaveLength(3);
    expect((await get(`/api/v1/reports/adoption?tenant=${tenant}&asRole=RV`)).statusCode).toBe(403);
    expect((await get(`/api/v1/reports/adoption?tenant=${tenant}&asRole=SAL`)).statusCode).toBe(200);
  });
});
