import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { sendProblem } from './errors.ts';
import { isLoopback } from './loopback.ts';
import { guardSite } from './site.ts';

describe('isLoopback', () => {
  it('knows the names of this machine and no other', () => {
    for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '::1', '[::1]']) expect(isLoopback(host)).toBe(true);
    for (const host of ['0.0.0.0', '::', '10.0.0.5', 'localhost.example.org', '127.0.0.1.example.org', '']) {
      expect(isLoopback(host)).toBe(false);
    }
  });
});

/** What a guarded server answers. */
function guarded(publicUrl?: string, trustProxy = false) {
  const server = Fastify({ trustProxy: trustProxy ? (_address: string, hop: number) => hop === 0 : false });
  server.setErrorHandler(sendProblem);
  guardSite(server, publicUrl === undefined ? {} : { publicUrl });
  server.get('/', async () => 'in');
  server.post('/', async () => 'done');
  return async (method: 'GET' | 'POST', headers: Record<string, string>) =>
    (await server.inject({ method, url: '/', headers })).statusCode;
}

describe('guardSite on one machine', () => {
  const status = guarded();

  it('SEC-12 refuses a Host that is not this machine (DNS rebinding)', async () => {
    expect(await status('GET', { host: 'localhost:4400' })).toBe(200);
    expect(await status('GET', { host: '[::1]:4400' })).toBe(200);
    expect(await status('GET', { host: 'evil.example:4400' })).toBe(403);
    expect(await status('GET', { host: 'localhost:4400', 'x-forwarded-host': 'evil.example' })).toBe(200);
  });

  it('SEC-12 refuses a change that a page of another site asks for', async () => {
    const host = 'localhost:4400';
    expect(await status('POST', { host })).toBe(200);
    expect(await status('POST', { host, origin: 'http://localhost:4400' })).toBe(200);
    expect(await status('POST', { host, origin: 'https://evil.example' })).toBe(403);
    expect(await status('POST', { host, origin: 'http://localhost:9999' })).toBe(403);
    expect(await status('POST', { host, origin: 'null' })).toBe(403);
    expect(await status('POST', { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status('POST', { host, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await status('GET', { host, origin: 'https://evil.example' })).toBe(200);
  });

  it('SEC-12 refuses a change by a session that does not say where it comes from', async () => {
    const host = 'localhost:4400';
    const cookie = 'partnerscope=anything';
    expect(await status('POST', { host, cookie })).toBe(403);
    expect(await status('POST', { host, cookie, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await status('POST', { host, cookie, origin: 'http://localhost:4400' })).toBe(200);
    expect(await status('POST', { host, authorization: 'Bearer ps_x' })).toBe(200);
    expect(await status('POST', { host, authorization: 'Bearer ps_x', origin: 'https://evil.example' })).toBe(403);
  });
});

describe('guardSite of an installation with a public address', () => {
  const status = guarded('https://scope.example');

  it('SEC-12 answers under that name and on the machine, and under no other', async () => {
    expect(await status('GET', { host: 'scope.example' })).toBe(200);
    expect(await status('GET', { host: 'SCOPE.example' })).toBe(200);
    expect(await status('GET', { host: 'localhost:4400' })).toBe(200);
    expect(await status('GET', { host: 'scope.example:4400' })).toBe(403);
    expect(await status('GET', { host: 'scope.example.evil.example' })).toBe(403);
    expect(await status('GET', { host: '10.0.0.5:4400', 'x-forwarded-host': 'scope.example' })).toBe(403);
  });

  it('SEC-12 takes changes from its own pages, also where the proxy hides the name', async () => {
    const origin = 'https://scope.example';
    expect(await status('POST', { host: 'scope.example', origin })).toBe(200);
    expect(await status('POST', { host: 'localhost:4400', origin })).toBe(200);
    expect(await status('POST', { host: 'scope.example', origin: 'http://scope.example' })).toBe(403);
    expect(await status('POST', { host: 'scope.example', origin: 'https://evil.example' })).toBe(403);
    const cookie = '__Host-partnerscope=anything';
    expect(await status('POST', { host: 'scope.example', cookie })).toBe(403);
  });

  it('takes the name from a proxy only where one is trusted', async () => {
    const trusting = guarded('https://scope.example', true);
    const forwarded = { host: '10.0.0.5:4400', 'x-forwarded-host': 'scope.example' };
    expect(await trusting('GET', forwarded)).toBe(200);
    expect(await trusting('GET', { ...forwarded, 'x-forwarded-host': 'evil.example' })).toBe(403);
  });
});
