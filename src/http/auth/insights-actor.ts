import type { FastifyRequest } from 'fastify';
import type { App } from '#app/app.ts';
import type { Actor } from '#domain/access/actor.ts';

/**
 * As whom a program asks an interface that others defined: by a token that it got together with a person, by a personal
 * token, or by the key of the data folder. A browser that signed in is nobody here (API-14); an open house is the house.
 * @throws Fault `unavailable` when the records cannot be reached
 */
export function insightsActor(
  request: Pick<FastifyRequest, 'headers'>,
  { people }: Pick<App, 'people'>,
): Promise<Actor> {
  const bearer = programToken(request);
  return people.actorOf(bearer === undefined ? {} : { bearer });
}

/** API-3: `Authorization: Bearer …`, or `X-AadUserTicket: …` without that word; the first wins when both are there. */
export function programToken({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const { authorization, 'x-aaduserticket': ticket } = headers;
  if (authorization !== undefined) return /^\s*Bearer +(\S+)\s*$/i.exec(authorization)?.[1];
  const [only] = [ticket ?? []].flat();
  return /^\s*(\S+)\s*$/.exec(only ?? '')?.[1];
}
