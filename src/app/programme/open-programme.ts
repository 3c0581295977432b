import { Fault } from '#base/fault.ts';
import { type Actor, isOperator } from '#domain/access/actor.ts';
import { mayDo, type Permission } from '#domain/access/permission.ts';

/**
 * A level, an order, a claim is the whole partner's, not a location's, so nothing of the programme opens to a sight of some
 * locations (RO-12).
 * @throws Fault `forbidden` for somebody who has the permission for some locations only
 */
export function demandWhole(actor: Actor, permission: Permission, tenant: string): void {
  if (seesWhole(actor, permission, tenant)) return;
  const message = 'The programme is about the whole company, and you see some of its locations only';
  throw new Fault('forbidden', `${message}; somebody with a role for all of it can open it`);
}

/** Whether one of the roles that bring a permission is held for the whole company. */
export function seesWhole(actor: Actor, permission: Permission, tenant: string): boolean {
  if (actor.kind !== 'person') return true;
  if (actor.viewAs?.locations !== undefined) return false;
  const grants = actor.grants.get(tenant) ?? [];
  return (
    isOperator(actor) || grants.some(({ role, locations }) => locations === undefined && mayDo(permission, [role]))
  );
}
