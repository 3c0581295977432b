import type { FastifyInstance } from 'fastify';
import { statusError } from './errors.ts';
import type { Route } from './route.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** HTTP-4: an address that there is answers a method it does not take with 405 and those it takes. */
export function refuseOtherMethods(server: FastifyInstance, routes: readonly Route[]): void {
  for (const [url, same] of Map.groupBy(routes, ({ path }) => path)) {
    const takes = (method: string) => same.some((route) => route.method === (method === 'HEAD' ? 'GET' : method));
    const allowed = methods.filter(takes).join(', ');
    server.route({
      method: methods.filter((method) => !takes(method)),
      url,
      schema: { hide: true },
      exposeHeadRoute: false,
      // Before the body is looked at, whose type is of no interest here.
      onRequest: async (request, reply) => {
        reply.header('allow', allowed);
        throw statusError(405, `This address does not take ${request.method}; it takes ${allowed}`);
      },
      handler: async () => undefined,
    });
  }
}
