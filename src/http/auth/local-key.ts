import type { FastifyRequest } from 'fastify';
import type { App } from '#app/app.ts';
import { Fault } from '#base/fault.ts';
import { credentialsOf } from './credentials.ts';

/**
 * Lets only those in who may read the data folder: not whoever reaches an installation that is not set up yet, and not
 * an operator's browser (SEC-11).
 * @throws Fault `forbidden`
 */
export function demandLocalKey(request: FastifyRequest, { people, config }: App): void {
  if (people.setUp.holdsKey(credentialsOf(request, config).bearer)) return;
  throw new Fault('forbidden', 'This is done at the machine itself, with the command line: partnerscope help');
}
