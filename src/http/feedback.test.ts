import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedback, feedbackList } from '#contract/feedback.ts';
import { tenantList } from '#contract/report.ts';
import { httpRoom, problemOf } from '../../test/http-room.ts';
import { subscriptionsCsv } from '../../test/samples.ts';

const room = httpRoom();

beforeAll(async () => {
  await room.open();
  for (const tenant of ['4567890', 'other']) await room.bring(subscriptionsCsv(), { tenant });
}, 60_000);

afterAll(() => room.remove());

const chart = { tenant: '4567890', report: 'customers', section: 'geography' };

function give(payload: unknown, headers: Record<string, string> = {}) {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return room.server.inject({
    method: 'POST',
    url: '/api/v1/feedback',
    headers: { 'content-type': 'application/json', ...headers },
    payload: body,
  });
}

async function refused(payload: unknown, status: number, headers: Record<string, string> = {}) {
  return problemOf(await give(payload, headers), status);
}

const listed = async (query = '') => feedbackList.parse((await room.get(`/api/v1/feedback${query}`)).json()).feedback;

describe('feedback', () => {
  it('CO-7 keeps a remark on a chart and lists the newest first', async () => {
    const answer = await give({ ...chart, remark: '  The map lacks Belgium.  ' });
    expect(answer.statusCode, answer.body).toBe(201);
    expect(feedback.parse(answer.json())).toMatchObject({ ...chart, remark: 'The map lacks Belgium.' });
    await give({ ...chart, tenant: 'other', remark: '<script>alert(1)</script>' });
    await give({ ...chart, section: 'skus', remark: 'x'.repeat(2000) });
    expect((await listed()).map(({ tenant, section }) => [tenant, section])).toEqual([
      ['4567890', 'skus'],
      ['other', 'geography'],
      ['4567890', 'geography'],
    ]);
    const mine = await listed('?tenant=4567890');
    expect(mine.map(({ section }) => section)).toEqual(['skus', 'geography']);
    expect(new Set(mine.map(({ id }) => id)).size).toBe(2);
    expect(mine[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('CO-7 HTTP-4 refuses bad remarks by name and keeps nothing of them', async () => {
    const before = await listed();
    expect((await refused({ ...chart, remark: ' \n ' }, 400)).parameter).toBe('remark');
    expect((await refused({ ...chart, remark: 'x'.repeat(2001) }, 400)).detail).toMatch(/at most 2000/);
    expect((await refused({ ...chart, remark: 1 }, 400)).parameter).toBe('remark');
    expect((await refused({ ...chart, remarks: 'x', remark: 'x' }, 400)).detail).toMatch(/did you mean "remark"/);
    expect((await refused({ tenant: '4567890', report: 'customers', remark: 'x' }, 400)).parameter).toBe('section');
    expect((await refused({ ...chart, report: 'custmers', remark: 'x' }, 404)).parameter).toBe('report');
    expect((await refused({ ...chart, section: 'geografy', remark: 'x' }, 404)).detail).toMatch(/geography/);
    expect((await refused({ ...chart, tenant: 'nobody', remark: 'x' }, 404)).parameter).toBe('tenant');
    expect((await refused({ report: 'customers', section: 'skus', remark: 'x' }, 400)).parameter).toBe('tenant');
    expect((await refused('"text"', 400)).parameter).toBe('body');
    expect((await refused('[1]', 400)).status).toBe(400);
    await refused('{"remark":', 400);
    await refused('', 400);
    expect((await refused('remark=x', 400, { 'content-type': 'text/plain' })).parameter).toBe('body');
    await refused('<x/>', 415, { 'content-type': 'application/xml' });
    await refused({ ...chart, remark: 'x'.repeat(2_000_000) }, 413);
    expect(await listed()).toEqual(before);
  });

  it('SEC-12 takes no remark from a page of another site', async () => {
    const remark = { ...chart, remark: 'x' };
    expect((await refused(remark, 403, { origin: 'https://evil.example' })).code).toBe('forbidden');
    await refused(remark, 403, { 'sec-fetch-site': 'cross-site' });
    await refused(remark, 403, { host: 'evil.example' });
  });

  it('HTTP-3 describes its body', async () => {
    const { paths } = (await room.get('/openapi.json')).json();
    const schema = paths['/api/v1/feedback'].post.requestBody.content['application/json'].schema;
    expect(Object.keys(schema.properties)).toEqual(['tenant', 'report', 'section', 'remark']);
  });
});

it('CO-13 tells the day the server takes for today', async () => {
  expect(tenantList.parse((await room.get('/api/v1/tenants')).json()).today).toBe('2024-04-15');
});
