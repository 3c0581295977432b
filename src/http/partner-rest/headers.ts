import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Tells answers of one server process from those of another. */
const serverId = randomUUID();

/** The headers of every answer (REST-2): those the client sent come back, others are made. */
export function addPartnerHeaders(request: FastifyRequest, reply: FastifyReply): void {
  if (reply.hasHeader('ms-cv')) return;
  reply.header('ms-requestid', given(request, 'ms-requestid'));
  reply.header('ms-correlationid', given(request, 'ms-correlationid'));
  reply.header('ms-cv', `${randomBytes(16).toString('base64').slice(0, 22)}.0`);
  reply.header('ms-serverid', serverId);
}

/** A guid or another short name; anything longer or stranger is not repeated. */
function given({ headers }: FastifyRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' && /^[\w.{}-]{1,100}$/.test(value) ? value : randomUUID();
}
