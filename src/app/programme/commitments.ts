import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { commitmentDraft, commitmentList } from '#contract/programme-membership.ts';
import type { ProgrammeDesk } from './desk.ts';

type List = z.output<typeof commitmentList>;

/** To which performance requirements a partner committed, by whom and by which guidelines (ENR-34, ENR-35, L-2). */
export interface Commitments {
  /** Oldest first. */
  list(tenant: string | undefined): Promise<List>;
  /** Committing again to the same changes nothing. @throws Fault `conflict` when the guidelines changed, `bad-parameter` */
  make(tenant: string | undefined, draft: z.output<typeof commitmentDraft>): Promise<List>;
}

export function createCommitments(desk: ProgrammeDesk): Commitments {
  return {
    list: async (given) => listOf(desk, await desk.tenantOf('programme.read', given)),
    async make(given, { competency, guidelines }) {
      const tenant = await desk.tenantOf('programme.enrol', given);
      const on = desk.today();
      const rules = await desk.rulesOn(on);
      const { learningOptions, texts } = rules.edition;
      demandOption(
        competency,
        learningOptions.map((option) => option.competency),
      );
      if (guidelines !== texts.guidelines.version) {
        const message = `The guidelines are version ${texts.guidelines.version} now; read them and commit again`;
        throw new Fault('conflict', message, { parameter: 'guidelines' });
      }
      await desk.write(tenant, async (book, decide) => {
        const made = await book.list('commitment');
        const isSame = made.some(
          ({ content }) => content.competency === competency && content.guidelines === guidelines,
        );
        if (isSame) return;
        const { id } = await book.add('commitment', { competency, guidelines, on, by: desk.name });
        const facts = { competency, guidelines, on };
        await decide({ kind: 'commitment.made', about: id, facts, outcome: { competency, guidelines }, rules });
      });
      return listOf(desk, tenant);
    },
  };
}

async function listOf({ records }: ProgrammeDesk, tenant: string): Promise<List> {
  const made = await records.of(tenant).programme.list('commitment');
  return { tenant, commitments: made.map(({ id, content }) => ({ id, ...content })) };
}

function demandOption(competency: string, known: readonly string[]): void {
  if (known.includes(competency)) return;
  const message = `competency: there is no learning option "${competency}"; there are ${known.join(', ') || 'none yet'}`;
  throw new Fault('bad-parameter', message, { parameter: 'competency', allowed: known });
}
