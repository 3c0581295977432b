import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createAddressGuard } from './address-guard.ts';
import { createSafeRequest } from './safe-request.ts';

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A receiver on loopback, and what it got. */
async function receiver(answer: RequestListener) {
  const got: IncomingMessage[] = [];
  const port = await listen(
    createServer((request, response) => {
      got.push(request);
      answer(request, response);
    }),
  );
  return { got, port, url: `http://127.0.0.1:${port}/in` };
}

const local = createAddressGuard(['127.0.0.1']);
const strict = createAddressGuard([]);
const refusal = { reason: expect.stringMatching(/private or special address, which PARTNERSCOPE_CALLBACK_ALLOW/) };

describe('createSafeRequest', () => {
  it('API-55 API-57 calls a machine that the allow-list names, and tells its status', async () => {
    const { got, url } = await receiver((_, response) => response.writeHead(202).end('thanks'));
    const call = createSafeRequest({ guard: local });
    expect(await call({ url, method: 'POST' })).toEqual({ status: 202 });
    expect(await call({ url: `${url}?reportId=1`, method: 'GET' })).toEqual({ status: 202 });
    expect(got.map(({ method, url: path }) => `${method} ${path}`)).toEqual(['POST /in', 'GET /in?reportId=1']);
    expect(got[0]?.headers['content-length']).toBe('0');
  });

  it('sends a body and headers when there are some', async () => {
    let body = '';
    const { got, url } = await receiver(async (request, response) => {
      for await (const chunk of request) body += chunk;
      response.end();
    });
    const call = createSafeRequest({ guard: local });
    await call({ url, method: 'POST', body: '{"é":1}', headers: { 'x-signature': 'abc' } });
    expect(body).toBe('{"é":1}');
    expect(got[0]?.headers).toMatchObject({ 'x-signature': 'abc', 'content-length': '8' });
  });

  it('SEC-6 connects to no private address, however it is written', async () => {
    const { got, port } = await receiver((_, response) => response.end());
    const call = createSafeRequest({ guard: strict });
    const hosts = ['127.0.0.1', 'localhost', '127.1', '0x7f.1', '2130706433', '0177.0.0.1', '[::1]', '[::ffff:7f00:1]'];
    for (const host of hosts) {
      expect(await call({ url: `http://${host}:${port}/`, method: 'GET' }), host).toEqual(refusal);
    }
    expect(got).toEqual([]);
  });

  it('SEC-6 refuses a name when one of its addresses is private', async () => {
    const call = createSafeRequest({ guard: strict, resolve: async () => ['93.184.215.14', '10.0.0.7'] });
    expect(await call({ url: 'http://mixed.example/', method: 'GET' })).toEqual(refusal);
  });

  it('SEC-6 asks a name once and goes where it led then: rebinding gains nothing', async () => {
    const { got, port } = await receiver((_, response) => response.end());
    const led: string[] = [];
    const addresses = [['127.0.0.1'], ['10.0.0.1']];
    const resolve = async (host: string) => {
      led.push(host);
      return addresses.shift() ?? [];
    };
    const call = createSafeRequest({ guard: local, resolve });
    const url = `http://rebinding.example:${port}/`;
    expect(await call({ url, method: 'GET' })).toEqual({ status: 200 });
    expect(led).toEqual(['rebinding.example']);
    expect(got[0]?.headers.host).toBe(`rebinding.example:${port}`);
    // The second time it leads into the network, and is refused by what it leads to now.
    expect(await call({ url, method: 'GET' })).toEqual(refusal);
    expect(got).toHaveLength(1);
  });

  it('SEC-6 follows no redirect', async () => {
    const inside = await receiver((_, response) => response.end('secret'));
    const { url } = await receiver((_, response) => response.writeHead(302, { location: inside.url }).end());
    const call = createSafeRequest({ guard: local });
    expect(await call({ url, method: 'GET' })).toEqual({ status: 302 });
    expect(inside.got).toEqual([]);
  });

  it('speaks TLS under the name that was asked for', async () => {
    let hello = '';
    const port = await listen(
      createPlainServer((socket) => {
        socket.on('error', () => undefined);
        socket.once('data', (chunk: Buffer) => {
          hello = chunk.toString('latin1');
          socket.destroy();
        });
      }),
    );
    const call = createSafeRequest({ guard: local, resolve: async () => ['127.0.0.1'] });
    const outcome = await call({ url: `https://receiver.example:${port}/`, method: 'GET' });
    expect(outcome).toEqual({ reason: expect.stringMatching(/broke off|no answer/) });
    expect(hello).toContain('receiver.example');
  });

  it('API-56 tells why there was no answer: hung up, nobody there, nothing said in time', async () => {
    const call = createSafeRequest({ guard: local, limitMs: 300 });
    const rude = await receiver((request) => request.socket.destroy());
    expect(await call({ url: rude.url, method: 'GET' })).toEqual({ reason: 'the connection broke off' });
    const silent = await receiver(() => undefined);
    expect(await call({ url: silent.url, method: 'GET' })).toEqual({ reason: 'no answer within 0.3 seconds' });
    const gone = await listen(createPlainServer());
    await new Promise((resolve) => open.pop()?.server.close(resolve));
    const nobody = await call({ url: `http://127.0.0.1:${gone}/`, method: 'GET' });
    expect(nobody).toEqual({ reason: 'the connection was refused' });
    const slowNames = createSafeRequest({ guard: local, limitMs: 100, resolve: () => new Promise(() => undefined) });
    expect(await slowNames({ url: 'http://slow.example/', method: 'GET' })).toEqual({
      reason: 'no answer within 0.1 seconds',
    });
  });

  it('API-56 takes a status for what it is, even when the answer never ends or is without end', async () => {
    const call = createSafeRequest({ guard: local, limitMs: 300 });
    const trickle = await receiver((_, response) => response.writeHead(200).write('x'));
    expect(await call({ url: trickle.url, method: 'GET' })).toEqual({ status: 200 });
    let [sent, isOpen] = [0, true];
    const flood = await receiver((_, response) => {
      response.on('close', () => {
        isOpen = false;
      });
      const more = () => {
        while (isOpen && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.writeHead(500).on('drain', more);
      more();
    });
    const patient = createSafeRequest({ guard: local, limitMs: 60_000 });
    expect(await patient({ url: flood.url, method: 'GET' })).toEqual({ status: 500 });
    await expect.poll(() => isOpen).toBe(false);
    expect(sent).toBeLessThan(50_000_000);
  });

  it.each(['ftp://receiver.example/', 'file:///etc/passwd', 'nonsense', 'javascript:1'])(
    'SEC-6 calls nothing at %s',
    async (url) => {
      const call = createSafeRequest({ guard: local });
      expect(await call({ url, method: 'GET' })).toEqual({ reason: 'it is no http or https address' });
    },
  );

  it('stops when it is told to', async () => {
    const silent = await receiver(() => undefined);
    const call = createSafeRequest({ guard: local });
    const outcome = await call({ url: silent.url, method: 'GET' }, AbortSignal.timeout(50));
    expect(outcome).toHaveProperty('reason');
  });
});
