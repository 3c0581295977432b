import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault } from '#base/fault.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]', '::1'];

/** Whether the host name or address can only mean this machine. */
export function isLoopback(host: string): boolean {
  return loopbackNames.includes(host.toLowerCase());
}

/**
 * Keeps foreign web pages out of a server that trusts its own machine: a page that points its name at this machine
 * (DNS rebinding) has a foreign Host, a page that posts here has a foreign Origin.
 */
export function guardLoopback(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? '';
    if (!isLoopback(withoutPort(host))) {
      throw new Fault('forbidden', 'This server answers on localhost only; open it under http://localhost');
    }
    if (changesState(request) && isForeign(request, host)) {
      throw new Fault('forbidden', 'A page of another site may not change anything here');
    }
  });
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function changesState({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

function isForeign({ headers }: FastifyRequest, host: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return headers.origin !== undefined && headers.origin !== `http://${host}`;
}
