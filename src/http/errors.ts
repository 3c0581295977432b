import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Fault, type FaultCode } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import { type ProblemDetails, problemTitles } from '#contract/problem.ts';

/** Fault → status, the only place where the two meet (HTTP-4). */
const statusOf: Readonly<Record<FaultCode, number>> = {
  'bad-parameter': 400,
  'not-found': 404,
  'signed-out': 401,
  forbidden: 403,
  conflict: 409,
  unreadable: 422,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

/** Any error as RFC 9457 problem details; a bug tells nothing of the inside. */
export function toProblem(error: unknown): ProblemDetails {
  if (error instanceof Fault) return faultProblem(error);
  const status = statusIn(error);
  if (status === undefined || status >= 500) {
    const code = status === 503 ? 'unavailable' : 'internal';
    const detail =
      status === 503 ? 'The server is busy; try again in a moment' : 'The log of the server has the details';
    return problem({ code, status: status ?? 500, title: problemTitles[code], detail });
  }
  const detail = error instanceof Error ? error.message : 'The request was refused';
  const code = codeOf(status);
  return problem({ code, status, title: problemTitles[code], detail, ...wordsOf(status) });
}

/** A refusal that is about HTTP itself and has no fault of its own. */
export function statusError(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode });
}

/** Answers with the problem. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const details = noteProblem(error, request, reply);
  return reply.code(details.status).type('application/problem+json').serializer(JSON.stringify).send(details);
}

/** The problem that an error is; what is no fault of the request goes to the log, and the wait into its header. */
export function noteProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): ProblemDetails {
  const details = toProblem(error);
  if (!(error instanceof Fault) && details.status >= 500) request.log.error({ err: error }, 'request failed');
  else if (error instanceof Fault && error.detail !== undefined)
    request.log.warn({ detail: error.detail }, error.message);
  if (error instanceof Fault && error.retryAfter !== undefined) reply.header('retry-after', error.retryAfter);
  return details;
}

/**
 * What zod refuses about a request, as a fault that names the parameter and what is allowed.
 * @param schema tells which parameters there are, for an unknown one.
 */
export function toFault(error: z.ZodError, schema: { readonly shape?: object }): Fault {
  const issue = error.issues[0];
  const known = Object.keys(schema.shape ?? {});
  if (issue?.code === 'unrecognized_keys') return unknownParameter(issue.keys[0] ?? '', known);
  const parameter = String(issue?.path[0] ?? '');
  const allowed = issue?.code === 'invalid_value' ? issue.values.map(String) : undefined;
  const what = allowed === undefined ? wantedBy(issue) : `use one of ${allowed.join(', ')}`;
  return new Fault('bad-parameter', `${parameter}: ${what}`, { parameter, ...(allowed && { allowed }) });
}

/** Of an address every value is text, so another type means that a parameter was given more than once. */
function wantedBy(issue: z.ZodError['issues'][number] | undefined): string {
  if (issue?.code === 'invalid_type' && issue.expected === 'string') return 'give one value';
  return issue?.message ?? 'not allowed';
}

function unknownParameter(parameter: string, known: readonly string[]): Fault {
  const [near] = suggest(parameter, known);
  const hint = near === undefined ? `known are ${known.join(', ') || 'none'}` : `did you mean "${near}"?`;
  return new Fault('bad-parameter', `There is no parameter "${parameter}"; ${hint}`, { parameter, allowed: known });
}

function faultProblem({ code, message, parameter, allowed }: Fault): ProblemDetails {
  return problem({
    code,
    status: statusOf[code],
    title: problemTitles[code],
    detail: message,
    ...(parameter !== undefined && { parameter }),
    ...(allowed !== undefined && { allowed: [...allowed] }),
  });
}

function problem(details: Omit<ProblemDetails, 'type'>): ProblemDetails {
  return { type: `urn:partnerscope:problem:${details.code}`, ...details };
}

/** The status that the web framework or one of its plugins put on an error of theirs. */
function statusIn(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 ? error.statusCode : undefined;
}

/** Better words than those of the code and of the framework, for statuses that are about HTTP itself. */
function wordsOf(status: number): { readonly title?: string; readonly detail?: string } {
  switch (status) {
    case 400:
      return { title: 'The request is not understood' };
    case 405:
      return { title: 'Method not allowed' };
    case 415:
      return { title: 'Kind of content not understood', detail: 'Send the body as application/json' };
    default:
      return {};
  }
}

function codeOf(status: number): FaultCode {
  switch (status) {
    case 401:
      return 'signed-out';
    case 404:
      return 'not-found';
    case 403:
      return 'forbidden';
    case 413:
    case 431:
      return 'too-large';
    case 429:
      return 'too-many';
    default:
      return 'bad-parameter';
  }
}
