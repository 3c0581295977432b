import type { FastifyRequest } from 'fastify';
import { refusalOf } from '#app/reader.ts';
import { Fault } from '#base/fault.ts';
import { type Actor, isOperator, permits, rolesOf } from '#domain/access/actor.ts';
import { isPublic, type Permission, tokenMay } from '#domain/access/permission.ts';

/** What is looked at before a route answers. */
interface Entry {
  readonly permission: Permission;
  /** The tenant that the address names, if any. */
  readonly tenant: string | undefined;
  readonly request: FastifyRequest;
}

/**
 * Lets an actor in, or not: signed in, with a role that brings the permission in the tenant that is asked for (in some
 * tenant where none is named: what answers then looks at each). What they see inside is the reader's business.
 * @throws Fault `signed-out`, `forbidden`
 */
export function admit(actor: Actor, { permission, tenant, request }: Entry): void {
  demandOwnToken(actor, request);
  if (isPublic(permission)) return;
  if (actor.kind === 'nobody') throw refusalOf(actor, permission);
  if (actor.kind === 'person') checkState(actor, { permission, request });
  // A tenant that is not theirs gets the answer of one that is not there, further in.
  const isForeign = tenant !== undefined && !isOperator(actor) && rolesOf(actor, tenant).length === 0;
  if (!isForeign && !permits(actor, permission, tenant)) throw refusalOf(actor, permission);
}

/** What an application got opens the interfaces that others defined, and nothing that only this product has. */
function demandOwnToken(actor: Actor, { routeOptions }: FastifyRequest): void {
  if (actor.kind !== 'person' || !('application' in actor.by) || !routeOptions.url?.startsWith('/api/')) return;
  const instead = 'use a personal token (My profile) here';
  throw new Fault('forbidden', `A token of an application opens the compatible interfaces only; ${instead}`);
}

function checkState(
  person: Extract<Actor, { kind: 'person' }>,
  { permission, request }: Pick<Entry, 'permission' | 'request'>,
): void {
  if ('token' in person.by && !tokenMay(permission)) {
    throw new Fault('forbidden', 'A token may not do this; sign in in a browser');
  }
  if (person.mustChangePassword && permission !== 'profile.own') {
    throw new Fault('forbidden', 'Your password is temporary; choose one of your own first', { parameter: 'password' });
  }
  const ownView = permission === 'profile.own' || permission === 'view-as';
  if (person.viewAs !== undefined && changesState(request) && !ownView) {
    throw new Fault(
      'forbidden',
      'You are looking as somebody else, who changes nothing; go back to your own view first',
    );
  }
}

function changesState({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
