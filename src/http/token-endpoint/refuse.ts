import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '#base/fault.ts';
import type { RefusedTokens } from '#contract/oauth.ts';
import { noteProblem } from '../errors.ts';

export const formType = 'application/x-www-form-urlencoded';
export const wrongType = `Send the fields as ${formType}`;

/** Whether an address is the token endpoint's, whatever it takes for a tenant. */
export function isTokenAddress(url: string): boolean {
  return /^\/[^/?#]+\/oauth2\/(v2\.0\/)?token\/?(\?|$)/.test(url);
}

/** API-12: any error in the form of OAuth 2; what is no fault of the request goes to the log. */
export function sendTokenError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, detail } = noteProblem(error, request, reply);
  // A body without any type is refused before it is looked at, in words about JSON.
  if (status === 415) return refuse(reply, 400, { error: 'invalid_request', error_description: wrongType });
  return refuse(reply, status, { error: wordOf(error, status), error_description: detail });
}

/** Sends a refusal, which nobody keeps. */
export function refuse(reply: FastifyReply, status: number, refusal: RefusedTokens): FastifyReply {
  const answer = reply.code(status).header('cache-control', 'no-store').header('pragma', 'no-cache');
  return answer.type('application/json').serializer(JSON.stringify).send(refusal);
}

/** OAuth 2 has no word of its own for "later", but one that its other endpoint uses. */
function wordOf(error: unknown, status: number): string {
  if (status === 429 || status === 503) return 'temporarily_unavailable';
  return status >= 500 && !(error instanceof Fault) ? 'server_error' : 'invalid_request';
}
