import type { FastifyRequest } from 'fastify';
import type { Config } from '#app/config.ts';
import type { Arrival } from '#app/people/sessions.ts';
import { credentialsOf } from './credentials.ts';

/** From where somebody comes in, and the session that the one to begin takes the place of. */
export function arrivalOf(request: FastifyRequest, config: Config): Omit<Arrival, 'way'> {
  const { session } = credentialsOf(request, config);
  return {
    agent: request.headers['user-agent'] ?? '',
    address: request.ip,
    ...(session !== undefined && { replaces: session }),
  };
}
