import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { productVersion } from '#app/place.ts';
import { isInsightsAddress } from './insights-api/join.ts';
import { isPartnerAddress } from './partner-rest/refuse.ts';
import { isTokenAddress } from './token-endpoint/refuse.ts';

/** The interface describes itself at `/openapi.json` and, for people, at `/docs` (HTTP-3). */
export async function describe(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Partnerscope', version: productVersion } },
    transform: jsonSchemaTransform,
    transformObject(document) {
      if (!('openapiObject' in document)) throw new Error('the document is no OpenAPI 3');
      for (const [address, path] of Object.entries(document.openapiObject.paths ?? {})) {
        if (isPartnerAddress(address) || isTokenAddress(address) || isInsightsAddress(address)) continue;
        for (const operation of [path?.get, path?.post, path?.put, path?.delete])
          nameRefusal(operation?.responses?.default);
      }
      return document.openapiObject;
    },
  });
  await server.register(swaggerUi, { routePrefix: '/docs' });
}

/** The generator gives every answer of a route the media type of its good one; refusals have their own (HTTP-4). */
function nameRefusal(refusal: object | undefined): void {
  if (refusal === undefined || !('content' in refusal)) return;
  const [shape] = Object.values(refusal.content ?? {});
  refusal.content = { 'application/problem+json': shape };
}
