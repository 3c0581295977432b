import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAddressGuard } from './address-guard.ts';
import { createSafeRequest } from './safe-request.ts';

const server = createServer((request, response) => {
  if (request.url === '/cut') {
    response.writeHead(200, { 'content-length': 100 }).write('half');
    setTimeout(() => response.destroy(), 50);
    return;
  }
  response.writeHead(201).end('é'.repeat(request.url === '/much' ? 100 : 10));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = (path: string) => {
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const request = createSafeRequest({ guard: createAddressGuard(['127.0.0.1']), answerBytes: 100 });
  return request({ url: `http://127.0.0.1:${port}${path}`, method: 'GET', readsAnswer: true });
};

describe('a request whose answer is wanted', () => {
  it('SEC-6 gives it whole, or none: too much and half of it are no answers', async () => {
    expect(await ask('/')).toEqual({ status: 201, answer: 'é'.repeat(10) });
    expect(await ask('/much')).toEqual({ reason: 'it answers with too much' });
    expect(await ask('/cut')).toEqual({ reason: 'the connection broke off' });
  });
});
