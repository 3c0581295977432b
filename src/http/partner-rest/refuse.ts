import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '#base/fault.ts';
import { mostDescription } from '#contract/partner-rest.ts';
import { noteProblem } from '../errors.ts';
import { addPartnerHeaders } from './headers.ts';

const source = 'Partnerscope';

/** Whether refusals of an address have the form of this API. */
export function isPartnerAddress(url: string): boolean {
  return /^\/(partner\/)?v1(\/|\?|$)/i.test(url);
}

/** Answers any error in the documented form (REST-3). */
export function sendPartnerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  addPartnerHeaders(request, reply);
  const { status, detail, allowed } = noteProblem(error, request, reply);
  const body = {
    code: String(status),
    description: detail.slice(0, mostDescription).toWellFormed(),
    ...(allowed !== undefined && allowed.length > 0 && { data: allowed }),
    source,
  };
  return reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}

export async function refuseAddress(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const where = `${request.method} ${request.url.split('?')[0]}`;
  return sendPartnerError(new Fault('not-found', `${where} is no address of this server`), request, reply);
}
