import type { FastifyRequest } from 'fastify';
import type { App } from '#app/app.ts';
import { networkOf } from '#app/people/throttle.ts';
import { credentialsOf } from './credentials.ts';

/**
 * Whose requests are counted together: those of somebody who was let in before, each session by itself, so that people
 * behind one address do not use up each other's; of anybody else those of the address.
 */
export function countedAs(request: FastifyRequest, { people, config }: Pick<App, 'people' | 'config'>): string {
  return people.metAs(credentialsOf(request, config)) ?? networkOf(request.ip);
}
