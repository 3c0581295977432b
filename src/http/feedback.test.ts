import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '#app/app.ts';
import { parseConfig } from '#app/config.ts';
import { feedback, feedbackList } from '#contract/feedback.ts';
import { problemDetails } from '#contract/problem.ts';
import { tenantList } from '#contract/report.ts';
import { subscriptionsCsv } from '../../test/samples.ts';
import { createServer } from './server.ts';

let dir: string;
let app: App;
let server: FastifyInstance;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'partnerscope-remarks-'));
  app = await openApp(parseConfig({ data: dir, today: '2024-04-15' }, { PARTNERSCOPE_LOG: 'silent' }));
  server = await createServer(app, join(dir, 'no-pages'));
  for (const tenant of ['4567890', 'other']) {
    const headers = { 'content-type': 'text/csv' };
    await server.inject({
      method: 'POST',
      url: `/api/v1/imports?tenant=${tenant}`,
      headers,
      payload: subscriptionsCsv(),
    });
  }
  while (app.imports.running() > 0) await pause(20);
}, 60_000);

afterAll(async () => {
  await server.close();
  await app.close();
  await rm(dir, { recursive: true, force: true });
});

const chart = { tenant: '4567890', report: 'customers', section: 'geography' };

function give(payload: unknown, headers: Record<string, string> = {}) {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return server.inject({
    method: 'POST',
    url: '/api/v1/feedback',
    headers: { 'content-type': 'application/json', ...headers },
    payload: body,
  });
}

async function refused(payload: unknown, status: number, headers: Record<string, string> = {}) {
  const answer = await give(payload, headers);
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  return problemDetails.parse(answer.json());
}

const listed = async (query = '') =>
  feedbackList.parse((await server.inject(`/api/v1/feedback${query}`)).json()).feedback;

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
    const { paths } = (await server.inject('/openapi.json')).json();
    const schema = paths['/api/v1/feedback'].post.requestBody.content['application/json'].schema;
    expect(Object.keys(schema.properties)).toEqual(['tenant', 'report', 'section', 'remark']);
  });
});

it('CO-13 tells the day the server takes for today', async () => {
  expect(tenantList.parse((await server.inject('/api/v1/tenants')).json()).today).toBe('2024-04-15');
});
