import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetList } from '#contract/datasets.ts';
import { importList, importStatus } from '#contract/imports.ts';
import { problemDetails } from '#contract/problem.ts';
import { filterOptions, reportList, reportResult, tenantList } from '#contract/report.ts';
import { ended, httpRoom, problemOf as refused } from '../../test/http-room.ts';
import { sampleRows, subscriptionsCsv } from '../../test/samples.ts';
import { createServer } from './server.ts';

const tenant = '4567890';
const customers = `/api/v1/reports/customers?tenant=${tenant}&from=2024-01&to=2024-03`;
const csv = { 'content-type': 'text/csv' };

const room = httpRoom({ uploadMegabytes: 1 });
const { get } = room;

beforeAll(async () => {
  await room.open();
  await imported(await post(`/api/v1/imports?tenant=${tenant}&file=seats.csv`, subscriptionsCsv(), csv));
}, 60_000);

afterAll(() => room.remove());

const post = (url: string, payload?: string | Buffer, headers: Record<string, string> = {}) =>
  room.server.inject({ method: 'POST', url, headers, ...(payload !== undefined && { payload }) });
const imported = (answer: LightMyRequestResponse) => ended(room.server, answer);

describe('reports', () => {
  it('HTTP-1 lists every report and says which can be opened', async () => {
    const { reports } = reportList.parse((await get('/api/v1/reports')).json());
    expect(reports).toContainEqual({ id: 'customers', group: 'insights', state: 'open' });
    expect(reports.filter(({ state }) => state === 'planned').length).toBeGreaterThan(5);
  });

  it('HTTP-1 HTTP-6 HTTP-7 answers a page in the documented shape', async () => {
    const answer = await get(customers);
    expect(answer.statusCode, answer.body).toBe(200);
    const result = reportResult.parse(answer.json());
    expect(result).toMatchObject({ report: 'customers', tenant, range: { from: '2024-01', to: '2024-03' } });
    const section = (id: string) => result.sections.find((one) => one.id === id);
    expect(section('customers')).toMatchObject({ chart: 'kpi', headline: { value: 3, growthPercent: 50 } });
    expect(section('adds-and-churns')?.rows.at(-1)).toMatchObject({ month: '2024-03', added: 1, churned: 1 });
    const dutch = section('geography')?.rows.find(({ country }) => country === 'Netherlands');
    expect(dutch).toMatchObject({ customers: 2, customersShare: 66.67 });
  });

  it('HTTP-1 takes filters that repeat, and leaves out the tenant when there is one', async () => {
    const two = reportResult.parse(
      (await get('/api/v1/reports/customers?range=3M&market=Belgium&market=Netherlands')).json(),
    );
    expect(two.filters).toEqual({ market: ['Belgium', 'Netherlands'] });
    const one = reportResult.parse((await get('/api/v1/reports/customers?range=1Y&product=Azure')).json());
    expect(one.range).toEqual({ from: '2023-04', to: '2024-03' });
    expect(one.sections.find(({ id }) => id === 'customers')?.headline?.value).toBe(2);
  });

  it('HTTP-1 offers the values of each filter', async () => {
    const options = filterOptions.parse((await get(`/api/v1/reports/customers/filters?tenant=${tenant}`)).json());
    expect(options.options.product).toEqual(['Azure', 'Office 365']);
    expect(options.available).toEqual({ from: '2024-01', to: '2024-03' });
  });

  it('HTTP-1 gives a section in every format', async () => {
    const section = (format: string) => get(customers.replace('customers?', `customers/sections/geography.${format}?`));
    const csvAnswer = await section('csv');
    expect(csvAnswer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csvAnswer.headers['content-disposition']).toContain('customers_geography_2024-01_2024-03.csv');
    expect(csvAnswer.body.split('\r\n')[0]).toMatch(/^country,countryCode,customers,customersShare/);
    expect(csvAnswer.body).toContain("'=Netherlands");
    expect((await section('tsv')).body.split('\r\n')[0]).toMatch(/^country\tcountryCode/);
    expect(reportResult.parse((await section('json')).json()).sections.map(({ id }) => id)).toEqual(['geography']);
    expect((await section('xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await section('parquet')).rawPayload.subarray(0, 4).toString()).toBe('PAR1');
  });

  it('CLI-6 narrows an answer to a location, and to what a role gets', async () => {
    const there = reportResult.parse((await get(`${customers}&asRole=RV&asLocation=4571104`)).json());
    expect(there.sections.find(({ id }) => id === 'customers')?.rows[0]).toMatchObject({ month: '2024-01', value: 1 });
    expect(refused(await get(`${customers}&asRole=HD`), 403).detail).toMatch(/Report viewer \(RV\)/);
    expect(refused(await get(`${customers}&asRole=Boss`), 400).allowed).toContain('ERV');
  });
});

describe('refusals', () => {
  it.each([
    ['DELETE', '/api/v1/reports', 'GET, HEAD'],
    ['POST', '/api/v1/reports/customers.xlsx', 'GET, HEAD'],
    ['PUT', '/api/v1/imports', 'GET, HEAD, POST'],
    ['GET', '/api/v1/imports/some/undo', 'POST'],
    ['OPTIONS', '/healthz', 'GET, HEAD'],
  ] as const)('HTTP-4 says what %s %s allows instead', async (method, url, allowed) => {
    const answer = await room.server.inject({ method, url, headers: { 'content-type': 'text/odd' } });
    const { detail } = refused(answer, 405);
    expect(answer.headers.allow).toBe(allowed);
    expect(detail).toContain(allowed);
  });

  it('HTTP-4 refuses what is no HTTP, or too much of it, with a problem too', async () => {
    const { port } = new URL(await room.server.listen({ host: '127.0.0.1', port: 0 }));
    const said = async (text: string) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.end(text);
      const [head = '', body = ''] = (await textOf(socket)).split('\r\n\r\n');
      return { head, problem: problemDetails.parse(JSON.parse(body)) };
    };
    const long = await said(`GET /?${'x'.repeat(70_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(long.head).toMatch(/^HTTP\/1.1 431 .*application\/problem\+json/s);
    expect(long.problem).toMatchObject({ status: 431, code: 'too-large' });
    const odd = await said('HELLO\r\n\r\n');
    expect(odd.head).toMatch(/^HTTP\/1.1 400 /);
    expect(odd.problem).toMatchObject({ status: 400, code: 'bad-parameter' });
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=x'])(
    'HTTP-4 refuses a body that is no %s',
    async (type) => {
      const answer = await post(`/api/v1/imports?tenant=${tenant}`, 'no form', { 'content-type': type });
      expect(refused(answer, 400).detail).toMatch(/no form/);
    },
  );

  it('HTTP-4 refuses a body that is no object', async () => {
    const answer = await post('/api/v1/feedback', '[]', { 'content-type': 'application/json' });
    expect(refused(answer, 400)).toMatchObject({ parameter: 'body' });
  });

  const parameterOf = async (query: string) => refused(await get(`/api/v1/reports/customers?${query}`), 400).parameter;

  it('HTTP-4 names the parameter and what is allowed', async () => {
    expect(await parameterOf('from=2024-03&to=2024-01')).toBe('from');
    expect(await parameterOf('from=2024-13&to=2024-14')).toBe('from');
    expect(await parameterOf('from=2024-01')).toBe('to');
    expect(await parameterOf('range=3M&from=2024-01&to=2024-02')).toBe('range');
    expect(await parameterOf('tenant=1&tenant=2')).toBe('tenant');
    expect(await parameterOf('produkt=Azure')).toBe('produkt');
    const { parameter, allowed } = refused(await get('/api/v1/reports/customers?range=4M'), 400);
    expect({ parameter, allowed }).toEqual({ parameter: 'range', allowed: ['3M', '6M', '12M', '1Y'] });
  });

  it('HTTP-4 says what was meant by an unknown report, section, tenant or address', async () => {
    expect(refused(await get('/api/v1/reports/custmers'), 404).detail).toMatch(/did you mean customers/);
    const section = refused(await get('/api/v1/reports/customers/sections/geografy.csv'), 404);
    expect(section.detail).toMatch(/did you mean geography/);
    expect(refused(await get('/api/v1/reports/customers/sections/geography.docx'), 400).allowed).toContain('xlsx');
    expect(refused(await get('/api/v1/reports/customers?tenant=4567891'), 404).detail).toMatch(/did you mean 4567890/);
    expect(refused(await get('/api/v1/nowhere'), 404).code).toBe('not-found');
    expect(refused(await get('/%E0%A4%A'), 400).code).toBe('bad-parameter');
    expect(refused(await get('/api/v1/imports/none'), 404).parameter).toBe('id');
    expect(refused(await get('/', { accept: 'text/html' }), 503).detail).toMatch(/npm run build/);
  });
});

describe('caching', () => {
  it('HTTP-5 gives a tag of data, scope and parameters, and 304 for an answer that is known', async () => {
    const { etag = '' } = (await get(customers)).headers;
    expect(etag).toMatch(/^W\/"/);
    const again = await get(customers, { 'if-none-match': `"other", ${etag}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    for (const other of ['&product=Azure', '&asRole=RV', '&asLocation=4571104']) {
      expect((await get(`${customers}${other}`, { 'if-none-match': etag })).statusCode).toBe(200);
    }
  });

  it('HTTP-5 compresses', async () => {
    const plain = (await get(customers)).rawPayload;
    const br = await get(customers, { 'accept-encoding': 'gzip, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.rawPayload)).toEqual(plain);
    const gz = await get(customers, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gz.rawPayload)).toEqual(plain);
  });
});

describe('imports', () => {
  it('HTTP-2 SEC-10 imports a raw body; its name is a label; the same file again changes nothing', async () => {
    const again = await imported(await post('/api/v1/imports?file=..%2F..%2Fseats.csv', subscriptionsCsv(), csv));
    expect(again).toMatchObject({ stage: 'done', file: 'seats.csv', receipt: { duplicate: true } });
    const undo = refused(await post(`/api/v1/imports/${again.id}/undo`), 409);
    expect(undo.detail).toMatch(/changed nothing/);
  });

  it('HTTP-2 HTTP-5 imports a form, changes the tag, and undoes it', async () => {
    const before = (await get(customers)).headers.etag ?? '';
    const april = sampleRows.filter(({ month }) => month === '2024-03').map((row) => ({ ...row, month: '2024-04' }));
    const status = await imported(
      await post('/api/v1/imports', ...form({ tenant }, 'april.csv', subscriptionsCsv(april))),
    );
    expect(status).toMatchObject({ stage: 'done', file: 'april.csv' });
    expect(status.receipt).toMatchObject({
      dataset: 'SeatsSubscriptionsAndRevenue',
      loaded: 3,
      months: ['2024-04', '2024-04'],
    });
    expect((await get(customers, { 'if-none-match': before })).statusCode).toBe(200);
    const undone = importStatus.parse((await post(`/api/v1/imports/${status.id}/undo`)).json());
    expect(undone.stage).toBe('undone');
    const { deliveries } = importList.parse((await get(`/api/v1/imports?tenant=${tenant}`)).json());
    expect(deliveries.find(({ file }) => file === 'april.csv')?.undoneAt).not.toBeNull();
    refused(await post(`/api/v1/imports/${status.id}/undo`), 409);
  });

  it('HTTP-2 tells why a file was refused, and lists it', async () => {
    const status = await imported(await post(`/api/v1/imports?tenant=${tenant}&file=odd.csv`, 'a,b\n1,2\n', csv));
    expect(status).toMatchObject({ stage: 'failed', receipt: null });
    expect(status.error?.detail).toBeTruthy();
    const { running } = importList.parse((await get('/api/v1/imports')).json());
    expect(running.map(({ id }) => id)).toContain(status.id);
  });

  it('HTTP-2 hands out the rejected rows', async () => {
    const csvText = subscriptionsCsv().replaceAll('2024-01-01', '2024-13-01');
    const status = await imported(await post(`/api/v1/imports?tenant=other&file=bad.csv`, csvText, csv));
    expect(status.receipt).toMatchObject({ rejected: 2, loaded: 6 });
    const rejects = await get(`/api/v1/imports/${status.id}/rejects`);
    expect(rejects.headers['content-type']).toMatch(/^text\/csv/);
    expect(rejects.body).toContain('2024-13-01');
    await post(`/api/v1/imports/${status.id}/undo`);
  });

  it('HTTP-2 refuses a body over the limit, no body, and a bad tenant', async () => {
    expect(refused(await post(`/api/v1/imports?tenant=${tenant}`, 'x'.repeat(1_100_000), csv), 413).code).toBe(
      'too-large',
    );
    expect(refused(await post(`/api/v1/imports?tenant=${tenant}`), 400).parameter).toBe('file');
    expect(refused(await post('/api/v1/imports?tenant=..', 'x', csv), 400).parameter).toBe('tenant');
  });
});

describe('the rest', () => {
  it('HTTP-3 answers health, readiness and measurements', async () => {
    expect((await get('/healthz')).json()).toMatchObject({ status: 'ok' });
    expect((await get('/readyz')).json()).toEqual({ status: 'ready' });
    expect((await get('/metrics')).body).toContain('partnerscope_http_request_seconds_count');
  });

  it('HTTP-3 describes itself as OpenAPI 3.1, with the permission of every address', async () => {
    const document = (await get('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/reports/{id}',
        '/api/v1/reports/{id}/sections/{section}.{format}',
        '/api/v1/imports',
      ]),
    );
    for (const path of Object.values<Record<string, { description: string }>>(document.paths)) {
      for (const operation of Object.values(path)) expect(operation.description).toMatch(/^Permission: /);
    }
    const { get: rows } = document.paths['/api/v1/datasets/{name}/rows.{format}'];
    expect(Object.keys(rows.responses['200'].content)).toEqual(['*/*']);
    expect(Object.keys(rows.responses.default.content)).toEqual(['application/problem+json']);
    const { post: takeFile } = document.paths['/api/v1/imports'];
    expect(Object.keys(takeFile.requestBody.content)).toEqual(['application/octet-stream', 'multipart/form-data']);
    expect((await get('/docs/')).statusCode).toBe(200);
  });

  it('HTTP-1 tells tenants and datasets with what is loaded', async () => {
    const { tenants } = tenantList.parse((await get('/api/v1/tenants')).json());
    expect(tenants).toContainEqual(expect.objectContaining({ tenant, latestMonth: '2024-03' }));
    const { datasets } = datasetList.parse((await get(`/api/v1/datasets?tenant=${tenant}`)).json());
    const seats = datasets.find(({ name }) => name === 'SeatsSubscriptionsAndRevenue');
    expect(seats?.state?.months).toEqual({ from: '2024-01', to: '2024-03' });
  });

  it('SEC-14 refuses more requests a minute than the setting allows, with a problem', async () => {
    const strict = await createServer({ ...room.app, config: { ...room.config, requestsPerMinute: 2 } });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push(await strict.inject('/api/v1/tenants'));
    await strict.close();
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    expect(problemDetails.parse(statuses.at(-1)?.json()).code).toBe('too-many');
  });

  it('SEC-7 lets no inline script run', async () => {
    const policy = String((await get('/healthz')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});

function form(fields: Record<string, string>, name: string, content: string): [string, Record<string, string>] {
  const mark = 'form-boundary';
  const parts = Object.entries(fields).map(
    ([key, value]) => `content-disposition: form-data; name="${key}"\r\n\r\n${value}`,
  );
  parts.push(
    `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}`,
  );
  const body = `${parts.map((part) => `--${mark}\r\n${part}\r\n`).join('')}--${mark}--\r\n`;
  return [body, { 'content-type': `multipart/form-data; boundary=${mark}` }];
}
