import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '#app/config.ts';
import { Fault } from '#base/fault.ts';
import { credentialsOf } from './auth/credentials.ts';
import { isLoopback } from './loopback.ts';

type Site = Pick<Config, 'publicUrl'>;

/**
 * Keeps foreign web pages out: one that points its name at this machine (DNS rebinding) has a foreign Host, one that
 * sends a form or a script's request here has a foreign Origin (SEC-12).
 */
export function guardSite(server: FastifyInstance, site: Site): void {
  server.addHook('onRequest', async (request) => {
    if (!isOwnHost(request.host, site)) {
      const where = site.publicUrl ?? 'http://localhost';
      throw new Fault('forbidden', `This server does not answer under that name; open it under ${where}`);
    }
    if (changesState(request) && isForeign(request, site)) {
      throw new Fault('forbidden', 'A page of another site may not change anything here');
    }
  });
}

/** The machine itself, always; and the name that people know the installation by. */
function isOwnHost(host: string, { publicUrl }: Site): boolean {
  if (isLoopback(host.replace(/:\d+$/, ''))) return true;
  return publicUrl !== undefined && host.toLowerCase() === new URL(publicUrl).host;
}

function changesState({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

function isForeign(request: FastifyRequest, site: Site): boolean {
  const { origin, 'sec-fetch-site': fetchSite } = request.headers;
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  if (origin !== undefined) return !isOwnOrigin(origin, request.host, site);
  // Every browser of today says where a request comes from; what brings a session and says nothing is not let through.
  return fetchSite === undefined && credentialsOf(request, site).session !== undefined;
}

function isOwnOrigin(origin: string, host: string, { publicUrl }: Site): boolean {
  const own = publicUrl !== undefined && origin === new URL(publicUrl).origin;
  return own || (isLoopback(host.replace(/:\d+$/, '')) && origin === `http://${host}`);
}
