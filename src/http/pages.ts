import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '#base/fault.ts';
import { sendProblem } from './errors.ts';

/** Serves the built web pages; addresses of pages, which the browser's router knows, get index.html. */
export async function servePages(server: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await server.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', cachingOf(path));
      },
    });
  }
  server.setNotFoundHandler(async (request, reply) => {
    if (!wantsPage(request)) return sendProblem(noAddress(request), request, reply);
    if (built) return sendIndex(reply);
    const advice = 'The web pages are not built; run "npm run build" and start the server again';
    return sendProblem(new Fault('unavailable', advice), request, reply);
  });
}

/** The bundler puts a hash of the content into the names below `assets`. */
function cachingOf(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function sendIndex(reply: FastifyReply): FastifyReply {
  return reply.code(200).sendFile('index.html');
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (/^\/(api|docs|metrics)(\/|$)/.test(path) || /\.[a-z0-9]+$/i.test(path)) return false;
  return /text\/html|\*\/\*/.test(headers.accept ?? '*/*');
}

function noAddress({ method, url }: FastifyRequest): Fault {
  return new Fault('not-found', `${method} ${url.split('?')[0]} is no address of this server; /docs lists them`);
}
