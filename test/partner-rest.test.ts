import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partnerError, partnerTable } from '#contract/partner-rest.ts';
import { httpRoom } from './http-room.ts';
import { contoso, dynamics, left, office, tenant } from './partner-rest-data.ts';
import { deployment, partnerRestRoom, subscriptionList, usage } from './partner-rest-room.ts';
import { seedPeople, signedIn, tokenOf } from './seeded-people.ts';

const people = [
  { account: 'agent', tenant, grants: [{ role: 'SAL' as const }] },
  { account: 'viewer', tenant, grants: [{ role: 'RV' as const, locations: ['200'] }] },
  { account: 'billing', tenant, grants: [{ role: 'BA' as const }] },
];
const { room, read, table, refused, open } = partnerRestRoom();
beforeAll(open, 60_000);
afterAll(() => room.remove());

describe('@nextLink', () => {
  it.each([
    [deployment, {}, 3],
    [usage, { filter: "serviceName ne 'x' and channel eq 'reseller'", groupby: 'customerName,workloadName' }, 5],
    [subscriptionList, { filter: "productName ne 'none'" }, 4],
  ])('REST-22 walks %s once, whatever it is asked', async (path, asked, count) => {
    const whole = await table(path, asked);
    expect(whole.Value).toHaveLength(count);
    const walked: unknown[] = [];
    let next: string | null = `${path}?${new URLSearchParams({ ...asked, top: '2' })}`;
    while (next !== null) {
      const page = partnerTable.parse(await read(next));
      expect(page.TotalCount).toBe(count);
      walked.push(...page.Value);
      const link: string | null = page['@nextLink'];
      expect(link ?? 'http://localhost').toMatch(/^http:\/\/localhost/);
      next = link === null ? null : new URL(link).pathname + new URL(link).search;
    }
    expect(walked).toEqual(whole.Value);
  });
});

describe('the API around it', () => {
  it.each([
    '/analytics/licenses/deployment',
    '/analytics/licenses/usage',
    `/customers/${contoso}/analytics/licenses/deployment`,
    `/customers/${contoso}/analytics/licenses/usage`,
    '/analytics/commercial/deployment/license',
    '/analytics/commercial/usage/license',
    '/analytics/subscriptions',
    '/analytics/usage/azure',
    '/analytics/indirectresellers',
  ])('REST-1 REST-14 REST-15 A-50 answers %s under both prefixes, with and without the last slash', async (path) => {
    const [first, ...others] = ['/v1', '/partner/v1'].flatMap((prefix) => [`${prefix}${path}`, `${prefix}${path}/`]);
    const whole = await read(first ?? '');
    for (const url of others) expect(await read(url)).toEqual(whole);
  });

  it('REST-2 repeats the ids of the client and makes those it does not send', async () => {
    const sent = {
      'MS-RequestId': '65b26053-37b0-4303-9fd1-46ad8012bcb6',
      'MS-CorrelationId': 'ca7c39f7-1a80-43bc-90d9-ee7d1cad3831',
    };
    const others = {
      'MS-Contract-Version': 'v1',
      'X-Locale': 'en-US',
      'If-Match': '*',
      'MS-PartnerCenter-Client': 'x',
    };
    const { headers } = await room.get(deployment, { ...sent, ...others, accept: 'application/json' });
    expect(headers).toMatchObject({
      'ms-requestid': sent['MS-RequestId'],
      'ms-correlationid': sent['MS-CorrelationId'],
    });
    const plain = (await room.get(deployment)).headers;
    expect(plain['ms-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(plain['ms-cv']).toMatch(/^[A-Za-z0-9+/]{22}\.0$/);
    expect(plain['ms-cv']).not.toBe(headers['ms-cv']);
    expect(plain['ms-serverid']).toBe(headers['ms-serverid']);
    const strange = await room.get(deployment, { 'MS-RequestId': '<script>' });
    expect(strange.headers['ms-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('REST-3 refuses everything below its paths in its own form', async () => {
    await refused('/partner/v1/nothing', 404);
    await refused('/v1/%zz', 400);
    await refused(`${subscriptionList}?tenant=none`, 404);
    const long = await refused(`${deployment}?groupby=${'x'.repeat(3000)}`, 400);
    expect(long.description.length).toBeLessThanOrEqual(1024);
    const posted = await room.server.inject({ method: 'POST', url: deployment, payload: {} });
    expect(posted.statusCode).toBe(405);
    expect(posted.headers.allow).toBe('GET, HEAD');
    expect(partnerError.parse(posted.json()).code).toBe('405');
    const { paths } = (await room.get('/openapi.json')).json();
    const { content } = paths[deployment].get.responses.default;
    expect(Object.keys(content['application/json'].schema.properties)).toEqual([
      'code',
      'description',
      'data',
      'source',
    ]);
  });
});

describe('too many requests', () => {
  const busy = httpRoom({ requestsPerMinute: 2 });
  beforeAll(() => busy.open(), 60_000);
  afterAll(() => busy.remove());

  it('REST-3 SEC-14 are refused in the form of this API, and it says when to come back', async () => {
    const answers = [];
    for (const url of [deployment, usage, subscriptionList]) answers.push(await busy.get(url));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 429]);
    const [, , last] = answers;
    expect(partnerError.parse(last?.json())).toMatchObject({ code: '429', source: 'Partnerscope' });
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('who reads it', () => {
  beforeAll(async () => {
    await room.close();
    await seedPeople(room.dir, people);
    await room.open();
  }, 60_000);

  it('REST-1 API-14 takes a token and no browser session', async () => {
    await refused(deployment, 401);
    await refused(deployment, 401, signedIn({ account: 'agent' }));
    await refused(deployment, 401, { authorization: 'Bearer ps_other' });
    expect((await room.get(deployment, tokenOf({ account: 'agent' }))).statusCode).toBe(200);
  });

  it('REST-3 RO-1 R-10 gives licences to the readers of adoption and subscriptions to those of downloads', async () => {
    await refused(subscriptionList, 403, tokenOf({ account: 'agent' }));
    await refused(deployment, 403, tokenOf({ account: 'viewer' }));
    await refused(deployment, 403, tokenOf({ account: 'billing' }));
    expect((await room.get(subscriptionList, tokenOf({ account: 'viewer' }))).statusCode).toBe(200);
  });

  it('REST-31 RO-12 shows the subscriptions of the location of the reader, and no use that names no location', async () => {
    const answer = await room.get(subscriptionList, tokenOf({ account: 'viewer' }));
    const { Value } = partnerTable.parse(answer.json());
    expect(Value.map(({ id, partnerId, lastUsageDate }) => [id, partnerId, lastUsageDate])).toEqual([
      [office, '200', null],
      [dynamics, '200', null],
      [left, '200', null],
    ]);
    expect(answer.body).not.toContain('Ours North');
  });
});
