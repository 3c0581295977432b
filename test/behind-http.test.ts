import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsBehind } from '#contract/behind.ts';
import { httpRoom } from './http-room.ts';
import { subscriptionsCsv } from './samples.ts';

const tenant = '4567890';
const room = httpRoom();
const { get, refused } = room;

const usageCsv = `MonthKey,CustomerId,CustomerTenantId,AllUpParticipants
2024-03-01,tp-A,,5
2024-03-01,tp-D,,0
2024-03-01,tp-Z,,9
`;

beforeAll(async () => {
  await room.open();
  await room.bring(subscriptionsCsv(), { tenant, dataset: 'SeatsSubscriptionsAndRevenue' });
  await room.bring(usageCsv, { tenant, dataset: 'TeamsUsageWorkload' });
}, 60_000);

afterAll(() => room.remove());

const at = (section: string) => `/api/v1/reports/customers/sections/${section}/rows`;

async function rowsOf(url: string) {
  const answer = await get(url);
  expect(answer.statusCode, answer.body).toBe(200);
  const { parts, ...rest } = rowsBehind.parse(answer.json());
  const cells = (part: (typeof parts)[number], column: string) =>
    part.rows.map((row) => row[part.columns.findIndex(({ name }) => name === column)]);
  return { ...rest, parts, cells, first: parts[0] ?? { dataset: '', columns: [], redacted: [], total: -1, rows: [] } };
}

describe('rows behind a figure, by address', () => {
  it('HTTP-1 are the rows of the cell, of the headline and of the total', async () => {
    const cell = await rowsOf(`${at('geography')}?column=customers&country=netherlands`);
    expect(cell).toMatchObject({ report: 'customers', section: 'geography', tenant: '4567890' });
    expect(cell.first).toMatchObject({ dataset: 'SeatsSubscriptionsAndRevenue', total: 2, redacted: [] });
    expect(cell.cells(cell.first, 'CustomerTpid').toSorted()).toEqual(['tp-A', 'tp-D']);
    expect(cell.cells(cell.first, 'Month')).toEqual(['2024-03-01', '2024-03-01']);
    expect((await rowsOf(at('customers'))).first.total).toBe(3);
    expect((await rowsOf(`${at('geography')}?column=customers`)).first.total).toBe(3);
    const month = await rowsOf(`${at('adds-and-churns')}?column=churned&month=2024-03`);
    expect(month.cells(month.first, 'CustomerTpid')).toEqual(['tp-B']);
    expect(month.cells(month.first, 'Month')).toEqual(['2024-02-01']);
  });

  it('HTTP-1 tell a column that is called like a filter from the filter', async () => {
    const url = `${at('products')}?column=customers&product=Azure&product=Office%20365`;
    expect((await rowsOf(`${url}&cell.product=azure`)).first.total).toBe(2);
    expect((await rowsOf(url)).first.total).toBe(3);
  });

  it('HTTP-1 come in pages of one order, with the number of all', async () => {
    const whole = await rowsOf(at('customers'));
    const pages = [0, 1, 2, 3].map(async (offset) => rowsOf(`${at('customers')}?limit=1&offset=${offset}`));
    const found = await Promise.all(pages);
    expect(found.flatMap(({ first }) => first.rows)).toEqual(whole.first.rows);
    expect(found.map(({ first }) => first.total)).toEqual([3, 3, 3, 3]);
  });

  it('CUS-20 X-39 are in parts when other rows prove the figure: by name one of them', async () => {
    const both = await rowsOf(at('active-customers'));
    expect(both.parts.map(({ dataset, total }) => [dataset, total])).toEqual([
      ['SeatsSubscriptionsAndRevenue', 1],
      ['TeamsUsageWorkload', 1],
    ]);
    expect((await rowsOf(`${at('active-customers')}?dataset=teamsusageworkload`)).parts).toEqual(both.parts.slice(1));
    const names = ['SeatsSubscriptionsAndRevenue', 'TeamsUsageWorkload'];
    expect(await refused(`${at('active-customers')}.csv`, 400)).toMatchObject({ parameter: 'dataset', allowed: names });
    const other = await refused(`${at('active-customers')}?dataset=OfficeUsage`, 400);
    expect(other).toMatchObject({ parameter: 'dataset', allowed: names });
    const { body } = await get(`${at('active-customers')}.csv?dataset=TeamsUsageWorkload`);
    expect(body.trimEnd().split('\r\n')).toHaveLength(2);
  });

  it('HTTP-1 SEC-8 are files of exactly those rows, text neutralised', async () => {
    const query = 'column=addedCustomers&country=%3DNetherlands';
    const csv = await get(`${at('geography')}.csv?${query}`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toContain('customers_geography_SeatsSubscriptionsAndRevenue.csv');
    const [header = '', ...lines] = csv.body.trimEnd().split('\r\n');
    const { first } = await rowsOf(`${at('geography')}?${query}`);
    expect(header).toBe(first.columns.map(({ name }) => name).join(','));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(",'=Netherlands,");
    const tsv = await get(`${at('geography')}.tsv?${query}`);
    expect(tsv.body.split('\r\n')[0]).toBe(header.replaceAll(',', '\t'));
    const [rows, about] = await readXlsxFile((await get(`${at('geography')}.xlsx?${query}`)).rawPayload);
    expect(rows?.data).toHaveLength(2);
    expect(rows?.data[0]).toEqual(first.columns.map(({ name }) => name));
    expect(rows?.data[1]).toContain("'=Netherlands");
    expect(about?.data).toContainEqual(['Figure', 'addedCustomers']);
    expect(about?.data).toContainEqual(['country', "'=Netherlands"]);
  });

  it('RO-3 RO-12 leave out what a role may not see and what lies outside its locations', async () => {
    const { first } = await rowsOf(`${at('customers')}?range=3M&asRole=RV`);
    expect(first.redacted).toContain('BilledRevenueUSD');
    expect(JSON.stringify(first.rows)).not.toContain('99.5');
    const file = await get(`${at('customers')}.csv?asRole=RV`);
    expect(String(file.headers['x-redacted-columns'])).toContain('BilledRevenueUSD');
    expect(file.body).not.toContain('99.5');
    expect((await rowsOf(`${at('customers')}?asRole=ERV`)).first.redacted).toEqual([]);
    const located = `${at('customers')}?asLocation=4571104&column=value`;
    expect((await rowsOf(`${located}&month=2024-02`)).first.total).toBe(1);
    expect((await rowsOf(`${located}&month=2024-03`)).first.total).toBe(0);
    expect((await refused(`${at('customers')}?asRole=DU`, 403)).detail).toMatch(/does not open the report customers/);
  });

  it('HTTP-4 refuse what the section does not have, by name', async () => {
    const geography = `${at('geography')}?`;
    const figures = (await refused(`${geography}column=nothing`, 400)).allowed;
    expect(figures).toContain('addedCustomers');
    expect((await refused(`${geography}column=customers&town=Gent`, 400)).parameter).toBe('town');
    expect(await refused(`${geography}column=customers&country=Chile`, 400)).toMatchObject({ parameter: 'country' });
    expect(await refused(`${geography}column=customersShare`, 400)).toMatchObject({ parameter: 'country' });
    expect((await refused(`${geography}column=customers&country=a&country=b`, 400)).detail).toMatch(/more than once/);
    expect((await refused(`${at('customers')}?limit=1001`, 400)).parameter).toBe('limit');
    expect((await refused(`${at('customers')}.csv?limit=10`, 400)).detail).toMatch(/limit/);
    expect((await refused(`${at('geography')}.csv?column=customers&limit=10`, 400)).parameter).toBe('limit');
    expect((await refused(at('custmers'), 404)).detail).toMatch(/did you mean customers/);
    expect((await refused(`${at('customers')}.pdf`, 400)).allowed).toEqual(['csv', 'tsv', 'xlsx']);
  });

  it('HTTP-5 carry a tag of data, reader, cell and page', async () => {
    const { etag = '' } = (await get(at('customers'))).headers;
    const again = (url: string) => get(url, { 'if-none-match': etag });
    expect((await again(at('customers'))).statusCode).toBe(304);
    for (const other of ['?offset=1', '?asRole=RV', '?column=value&month=2024-02', '?range=3M', '.csv']) {
      expect((await again(`${at('customers')}${other}`)).statusCode, other).toBe(200);
    }
  });

  it('HTTP-3 are described with the columns that may be given', async () => {
    const { paths } = (await get('/openapi.json')).json();
    const { parameters } = paths['/api/v1/reports/{id}/sections/{section}/rows'].get;
    expect(parameters.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['column', 'dataset', 'limit', 'offset', 'market']),
    );
  });
});
