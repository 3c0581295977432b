import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { historyParameters, programmeHistory, replayedDecision } from '#contract/programme.ts';
import { replay, saysTheSame } from '#domain/programme/replay.ts';
import type { KeptDecision } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';

/** What was decided about a partner, and whether the same facts under the same rules give it again (ENR-7). */
export interface DecisionDesk {
  /** Newest first. @throws Fault as `ProgrammeDesk.tenantOf` */
  history(parameters: z.output<typeof historyParameters>): Promise<z.output<typeof programmeHistory>>;
  /** @throws Fault `not-found` for a decision that is not theirs or not there */
  replay(tenant: string | undefined, id: string): Promise<z.output<typeof replayedDecision>>;
}

export function createDecisions(desk: ProgrammeDesk): DecisionDesk {
  const bookOf = (tenant: string) => desk.records.of(tenant).programme;
  return {
    async history({ tenant: given, limit, offset }) {
      const tenant = await desk.tenantOf('programme.read', given);
      const book = bookOf(tenant);
      const [total, decisions] = await Promise.all([book.decisionCount(), book.decisions({ limit, offset })]);
      return { tenant, total, decisions: decisions.map(toShown) };
    },
    async replay(given, id) {
      const decision = await bookOf(await desk.tenantOf('programme.read', given)).decision(id);
      if (decision === undefined) throw new Fault('not-found', 'There is no such decision', { parameter: 'id' });
      const { kind, facts, outcome, edition: named } = decision;
      const rules = named === null ? undefined : (await desk.rules()).version(named.id, named.version);
      const replayed = replay({ kind, facts: { ...facts }, edition: rules?.edition });
      const same = replayed !== undefined && saysTheSame(replayed, { ...outcome });
      return { decision: toShown(decision), replayed: replayed === undefined ? null : { ...replayed }, same };
    },
  };
}

function toShown({ id, tenant, at, actorName, actor, kind, about, edition, facts, outcome }: KeptDecision) {
  const by = actorName === '' ? actor : actorName;
  return { id, tenant, at, by, kind, about, edition, facts: { ...facts }, outcome: { ...outcome } };
}
