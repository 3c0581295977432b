import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '#base/fault.ts';
import { toProblem } from '../errors.ts';

/** Every answer of the Insights API (api.md §1.1). */
export interface Envelope<T> {
  readonly value: readonly T[];
  readonly nextLink: string | null;
  readonly totalCount: number;
  readonly message: string | null;
  readonly statusCode: number;
  readonly dataRedacted: boolean;
}

/** A refusal in the documented words, `statusCode` as the HTTP status (API-10); what is no fault of the request is logged. */
export function sendRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message } = refusalOf(error, request);
  if (status >= 500) request.log.error({ err: error }, 'insights request failed');
  if (error instanceof Fault && error.retryAfter !== undefined) reply.header('retry-after', error.retryAfter);
  const envelope: Envelope<never> = {
    value: [],
    nextLink: null,
    totalCount: 0,
    message,
    statusCode: status,
    dataRedacted: false,
  };
  return reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(envelope);
}

/** The id that a log line and a report of trouble have in common: the caller's own, else the one of the request. */
export function correlationOf({ headers, id }: Pick<FastifyRequest, 'headers' | 'id'>): string {
  const given = headers['ms-correlationid'];
  return typeof given === 'string' && given.length <= 200 ? given : String(id);
}

/** A 500 whose words are for the caller. */
export function toldError(message: string): Error {
  return Object.assign(new Error(message), { told: true });
}

function isTold(error: unknown): error is Error {
  return error instanceof Error && 'told' in error;
}

interface Refusal {
  readonly status: number;
  readonly message: string;
}

function refusalOf(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof Fault) return faultRefusal(error);
  if (isTold(error)) return { status: 500, message: error.message };
  const { status, detail } = toProblem(error);
  if (status === 503) return { status: 500, message: 'Service unavailable' };
  if (status >= 500) return { status: 500, message: internal(request) };
  return { status, message: detail };
}

/** Documented are 400, 401, 403, 404 and 500 (api.md §2); of HTTP itself stay 413 and 429. */
function faultRefusal({ code, message, parameter }: Fault): Refusal {
  switch (code) {
    case 'bad-parameter':
      return { status: 400, message: parameter === 'tenant' ? `${message}, in the header X-Tenant` : message };
    case 'conflict':
    case 'unreadable':
      return { status: 400, message: `Invalid report parameters - ${message}` };
    case 'not-found':
      return { status: 404, message };
    case 'signed-out':
      return { status: 401, message: 'Unauthorized' };
    case 'forbidden':
      // A-2; what a query may not name is told too.
      return { status: 403, message: parameter === undefined ? 'Forbidden' : `Forbidden - ${message}` };
    case 'too-large':
      return { status: 413, message };
    case 'too-many':
      return { status: 429, message };
    case 'unavailable':
      return { status: 500, message: 'Service unavailable' };
  }
}

/** A bug tells nothing of the inside. */
function internal(request: FastifyRequest): string {
  const isCreation = request.method === 'POST' && /\/ScheduledReport\/?(\?|$)/.test(request.url);
  const what = isCreation ? 'Internal error encountered while creating report.' : 'Internal error encountered.';
  return `${what} Correlation ID <${correlationOf(request)}>`;
}
