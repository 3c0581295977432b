import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { z } from 'zod';
import type { App } from '#app/app.ts';
import { partnerError } from '#contract/partner-rest.ts';
import { refuseOtherMethods } from '../methods.ts';
import { addPartnerHeaders } from './headers.ts';
import { refuseAddress, sendPartnerError } from './refuse.ts';
import { partnerRoutes } from './routes.ts';

/** Serves the licence and subscription analytics below both of their prefixes, with refusals of their own (A-50, REST-3). */
export async function joinPartnerRest(server: FastifyInstance, app: App): Promise<void> {
  for (const prefix of ['/v1', '/partner/v1']) {
    await server.register(async (part) => joinBelow(part, app), { prefix });
  }
}

function joinBelow(server: FastifyInstance, app: App): void {
  server.setErrorHandler(sendPartnerError);
  server.setNotFoundHandler(refuseAddress);
  server.addHook('onRoute', describeRefusal);
  server.addHook('onRequest', async (request, reply) => {
    addPartnerHeaders(request, reply);
    // Tokens only: a browser's session opens nothing here (API-14).
    delete request.headers.cookie;
    request.query = knownSpelling(request);
  });
  for (const route of partnerRoutes) route.join(server, app);
  refuseOtherMethods(server, partnerRoutes);
  // Before the pages, which answer whatever nobody else does.
  for (const url of ['/', '/*']) server.all(url, { schema: { hide: true } }, refuseAddress);
}

/** Says in the OpenAPI document how this API refuses. */
function describeRefusal({ schema }: RouteOptions): void {
  if (typeof schema?.response !== 'object' || schema.response === null) return;
  Object.assign(schema.response, { default: partnerError.describe('The request was refused') });
}

/** Parameters are known by their names without case, as in the examples; one that is given twice is refused later. */
function knownSpelling({ query, routeOptions }: FastifyRequest): unknown {
  const schema = routeOptions.schema?.querystring;
  if (!(schema instanceof z.ZodObject) || typeof query !== 'object' || query === null) return query;
  const known = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]));
  const spelled = Map.groupBy(Object.entries(query), ([name]) => known.get(name.toLowerCase()) ?? name);
  return Object.fromEntries(
    [...spelled].map(([name, given]) => [name, given.length === 1 ? given[0]?.[1] : given.map(([, value]) => value)]),
  );
}
