import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#app/app.ts';
import { Fault } from '#base/fault.ts';
import { statusError } from '../errors.ts';
import { refuseOtherMethods } from '../methods.ts';
import type { Route } from '../route.ts';
import { datasetsRoute } from './datasets.ts';
import { sendRefusal } from './envelope.ts';
import { executionsRoute } from './executions.ts';
import { fileRoute } from './file.ts';
import { insightsPrefix } from './paging.ts';
import { queryRoutes } from './queries.ts';
import { reportRoutes } from './reports.ts';

/** The reviewed list of addresses below the prefix (api.md §2). */
const insightsRoutes: readonly Route[] = [datasetsRoute, ...queryRoutes, ...reportRoutes, executionsRoute, fileRoute];

/** A query of a megabyte in JSON, with room for its escapes. */
const mostBody = 4 * 1024 * 1024;

/** Whether refusals of an address are envelopes. */
export function isInsightsAddress(url: string): boolean {
  return new RegExp(`^${insightsPrefix}(/|\\?|$)`).test(url);
}

/** Serves the Insights API below its prefix; whatever happens there is answered with an envelope. */
export async function joinInsightsApi(server: FastifyInstance, app: App): Promise<void> {
  await server.register(
    async (part) => {
      part.setErrorHandler(sendRefusal);
      part.setNotFoundHandler(refuseAddress);
      readJson(part);
      addHeaders(part);
      for (const route of insightsRoutes) route.join(part, app);
      refuseOtherMethods(part, insightsRoutes);
      await describeInsights(part);
      // The web pages take every address that nobody else does; these are not theirs.
      for (const url of ['/', '/*']) part.all(url, { schema: { hide: true } }, refuseAddress);
    },
    { prefix: insightsPrefix },
  );
}

async function refuseAddress(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const where = `${request.method} ${request.url.split('?')[0]}`;
  const message = `${where} is no address of this API; ${insightsPrefix}/swagger/index.html lists them`;
  return sendRefusal(new Fault('not-found', message), request, reply);
}

/** Any spelling of a JSON content type is taken (API-4); an empty body says nothing. */
function readJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<string>(
    '*',
    { parseAs: 'string', bodyLimit: mostBody },
    async (request: FastifyRequest, body: string) => {
      if (body.trim() === '') return undefined;
      if (!/\bjson\b/i.test(request.headers['content-type'] ?? '')) throw statusError(415, 'no JSON');
      try {
        return JSON.parse(body);
      } catch (cause) {
        const message = 'Invalid report parameters - the body is no JSON';
        throw new Fault('bad-parameter', message, { parameter: 'body', cause });
      }
    },
  );
}

const echoed = ['ms-correlationid', 'ms-requestid'] as const;

/**
 * What a client calls its request comes back (API-7). Programs are asked for no second factor here, so every token that is
 * let in meets what the installation demands.
 */
function addHeaders(server: FastifyInstance): void {
  server.addHook('onSend', async ({ headers }, reply) => {
    for (const name of echoed) {
      const given = headers[name];
      if (typeof given === 'string' && /^[\x20-\x7e]{1,200}$/.test(given)) reply.header(name, given);
    }
    if (String(headers.validatemfa ?? '').toLowerCase() === 'true' && reply.statusCode < 400) {
      reply.header('isMfaCompliant', 'true');
    }
  });
}

/** The part of the OpenAPI document that is about these addresses, for people and machines (API-2). */
async function describeInsights(server: FastifyInstance): Promise<void> {
  await server.register(swaggerUi, {
    routePrefix: '/swagger/index.html',
    indexPrefix: insightsPrefix,
    transformSpecification: (document) => {
      const paths = 'paths' in document && document.paths ? document.paths : {};
      const own = Object.entries(paths).filter(([path]) => isInsightsAddress(path));
      return { ...document, paths: Object.fromEntries(own) };
    },
  });
}
