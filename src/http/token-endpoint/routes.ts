import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#app/app.ts';
import type { TokenForm } from '#app/people/token-grants.ts';
import { Fault } from '#base/fault.ts';
import { grantedTokens, tokenForm, tokenRefusal } from '#contract/oauth.ts';
import type { Permission } from '#domain/access/permission.ts';
import type { Route } from '../route.ts';
import { type Generation, toAnswer } from './answer.ts';
import { formType, refuse, sendTokenError, wrongType } from './refuse.ts';

/** More than any client sends. */
const mostBytes = 64 * 1024;
const permission: Permission = 'public';

/** API-11: what a client asks first, in the form of OAuth 2; the tenant of the address may be any word (docs/api-access.md). */
export const tokenRoutes: readonly Route[] = [
  tokenRoute('/:tenantId/oauth2/token', 'v1'),
  tokenRoute('/:tenantId/oauth2/v2.0/token', 'v2'),
];

function tokenRoute(path: string, generation: Generation): Route {
  return {
    method: 'POST',
    path,
    permission,
    takesFile: false,
    join(server, app) {
      server.register(async (scope) => {
        takeForms(scope);
        scope.setErrorHandler(sendTokenError);
        scope.route({
          method: 'POST',
          url: path,
          schema: description,
          handler: (request, reply) => answer(request, reply, { app, generation }),
        });
      });
    },
  };
}

/** For people and generators of clients; what comes in is looked at by `formOf`. */
const description = {
  summary: 'Gives an application and a person together a token to ask the compatible interfaces with',
  description: `Permission: ${permission}`,
  params: z.object({ tenantId: z.string().describe('Any word; no other tenant of the person') }),
  consumes: [formType],
  body: tokenForm,
  response: { 200: grantedTokens, default: tokenRefusal },
};

/** Whatever comes is handed on as text, so that a wrong type is refused in the form of OAuth 2. */
function takeForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, (_request, text, done) =>
    done(null, text),
  );
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { app, generation }: { readonly app: App; readonly generation: Generation },
): Promise<FastifyReply> {
  const form = formOf(request);
  const tenantInPath = z.object({ tenantId: z.string() }).parse(request.params).tenantId;
  const given = await app.people.tokenGrants.grant(form, { tenantInPath, address: request.ip });
  if (given.kind === 'refused') {
    const status = given.error === 'invalid_client' ? 401 : 400;
    return refuse(reply, status, { error: given.error, error_description: given.description });
  }
  echoRequestId(request, reply);
  reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
  return reply.code(200).send(toAnswer(given, form, generation));
}

/** @throws Fault `bad-parameter` for another content type, or a field that is sent twice (RFC 6749 §3.2) */
function formOf({ headers, body }: FastifyRequest): TokenForm {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== formType || typeof body !== 'string') throw new Fault('bad-parameter', wrongType);
  const fields = [...new URLSearchParams(body)];
  const names = fields.map(([name]) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index && Object.hasOwn(tokenForm.shape, name));
  if (twice !== undefined) throw new Fault('bad-parameter', `${twice} is sent twice; send it once`);
  return Object.fromEntries(fields.map(([name, value]) => [name.trim(), value]));
}

/** `return-client-request-id: true`: the client wants its own number back. */
function echoRequestId({ headers }: FastifyRequest, reply: FastifyReply): void {
  const { 'client-request-id': id, 'return-client-request-id': wanted } = headers;
  if (typeof id === 'string' && wanted === 'true' && /^[\w-]{1,64}$/.test(id)) reply.header('client-request-id', id);
}
