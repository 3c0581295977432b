import { Fault } from '#base/fault.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { RecordOwner } from '#state/queries.ts';

/**
 * Whose queries, reports and files are somebody's own (RO-32); whoever sits at the machine is `house`.
 * @param called by which of their names a person is told, and how the house is
 * @throws Fault `signed-out` for nobody
 */
export function ownerOf(
  actor: Actor,
  called: { readonly person: 'name' | 'email'; readonly house: string },
): RecordOwner {
  switch (actor.kind) {
    case 'person':
      return { account: actor.account, name: actor[called.person] };
    case 'house':
      return { account: 'house', name: called.house };
    case 'nobody':
      throw new Fault('signed-out', 'Unauthorized');
  }
}
