import type { Actor } from '#domain/access/actor.ts';
import type { AuditEntry } from '#state/audit.ts';

/** Who did it, for the log. @param address where the request came from; null at the machine itself */
export function noteBy(actor: Actor, address: string | null): Pick<AuditEntry, 'actor' | 'actorName' | 'address'> {
  if (actor.kind === 'person') return { actor: actor.account, actorName: actor.name, address };
  return { actor: actor.kind, actorName: '', address };
}
