import type { z } from 'zod';
import { addDays } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { surveyDraft, surveyList, trainer, trainerDraft } from '#contract/programme-rules.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';

/** What the operator says of a partner's people: contract trainers (L-17), and what learners said of trainings (2023). */
export interface ProfilePeople {
  /** @throws Fault `conflict` when the certification counts already, `forbidden` */
  confirm(tenant: string | undefined, draft: z.output<typeof trainerDraft>): Promise<Trainer>;
  /** From today on the trainer counts no more; what was decided with them stays. @throws Fault `not-found` */
  end(tenant: string | undefined, id: string): Promise<Trainer>;
  surveys(tenant: string | undefined): Promise<z.output<typeof surveyList>>;
  /** One result for each month and area: the newest takes the place of the one before. */
  survey(tenant: string | undefined, draft: z.output<typeof surveyDraft>): Promise<z.output<typeof surveyList>>;
}
type Trainer = z.output<typeof trainer>;

export function createProfilePeople(desk: ProgrammeDesk): ProfilePeople {
  const operated = (given: string | undefined) => {
    desk.demandOperator();
    return desk.tenantOf('programme.operate', given);
  };
  const shown = (record: ProgrammeRecord<'trainer'>) => toTrainer(record, desk.today());
  const surveys: ProfilePeople['surveys'] = async (given) => {
    const tenant = await operated(given);
    const kept = await desk.records.of(tenant).programme.list('survey');
    return { tenant, surveys: kept.map(({ id, content }) => ({ id, ...content })) };
  };
  return {
    async confirm(given, draft) {
      const tenant = await operated(given);
      const record = await desk.write(tenant, async (book, decide) => {
        const live = (await book.list('trainer')).filter((one) => shown(one).counts);
        const same = live.find(({ content }) => folded(content.reference) === folded(draft.reference));
        if (same !== undefined) throw alreadyCounts(same.content.name, draft.reference);
        const added = await book.add('trainer', draft);
        await decide({
          kind: 'trainer.confirmed',
          about: added.id,
          facts: draft,
          outcome: { counts: true },
          rules: null,
        });
        return added;
      });
      return shown(record);
    },
    async end(given, id) {
      const tenant = await operated(given);
      const yesterday = addDays(desk.today(), -1);
      const record = await desk.write(tenant, async (book, decide) => {
        const before = await book.find('trainer', id);
        if (before === undefined) throw new Fault('not-found', 'There is no such trainer', { parameter: 'id' });
        if (!shown(before).counts) return before;
        const after = await book.change('trainer', id, { ...before.content, until: yesterday }, before.version);
        const facts = { until: before.content.until };
        await decide({ kind: 'trainer.ended', about: id, facts, outcome: { until: yesterday }, rules: null });
        return after;
      });
      return shown(record);
    },
    surveys,
    async survey(given, draft) {
      const tenant = await operated(given);
      await desk.write(tenant, async (book) => {
        const same = (await book.list('survey')).find(
          ({ content }) => content.month === draft.month && content.area === draft.area,
        );
        if (same === undefined) await book.add('survey', draft);
        else await book.change('survey', same.id, draft, same.version);
      });
      await desk.note(desk, { tenant, action: 'programme.survey.written', object: draft.month, detail: draft });
      return surveys(tenant);
    },
  };
}

function toTrainer({ id, content }: ProgrammeRecord<'trainer'>, today: string): Trainer {
  return { id, ...content, source: 'confirmed', counts: content.until === null || today <= content.until };
}

function alreadyCounts(name: string, reference: string): Fault {
  const message = `The certification ${reference} counts already, as ${name}; a person counts once`;
  return new Fault('conflict', message, { parameter: 'reference' });
}

const folded = (text: string) => text.trim().toLowerCase();
