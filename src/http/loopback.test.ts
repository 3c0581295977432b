import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { sendProblem } from './errors.ts';
import { guardLoopback, isLoopback } from './loopback.ts';

describe('isLoopback', () => {
  it('knows the names of this machine and no other', () => {
    for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '::1', '[::1]']) expect(isLoopback(host)).toBe(true);
    for (const host of ['0.0.0.0', '::', '10.0.0.5', 'localhost.example.org', '127.0.0.1.example.org', '']) {
      expect(isLoopback(host)).toBe(false);
    }
  });
});

describe('guardLoopback', () => {
  const server = Fastify();
  server.setErrorHandler(sendProblem);
  guardLoopback(server);
  server.get('/', async () => 'in');
  server.post('/', async () => 'done');
  const status = async (method: 'GET' | 'POST', headers: Record<string, string>) =>
    (await server.inject({ method, url: '/', headers })).statusCode;

  it('refuses a Host that is not this machine (DNS rebinding)', async () => {
    expect(await status('GET', { host: 'localhost:4400' })).toBe(200);
    expect(await status('GET', { host: '[::1]:4400' })).toBe(200);
    expect(await status('GET', { host: 'evil.example:4400' })).toBe(403);
  });

  it('refuses a change that a page of another site asks for', async () => {
    const host = 'localhost:4400';
    expect(await status('POST', { host })).toBe(200);
    expect(await status('POST', { host, origin: 'http://localhost:4400' })).toBe(200);
    expect(await status('POST', { host, origin: 'https://evil.example' })).toBe(403);
    expect(await status('POST', { host, origin: 'http://localhost:9999' })).toBe(403);
    expect(await status('POST', { host, origin: 'null' })).toBe(403);
    expect(await status('POST', { host, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status('GET', { host, origin: 'https://evil.example' })).toBe(200);
  });
});
