import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { caseAnswer, caseDraft, caseList, supportCase } from '#contract/programme-membership.ts';
import type { SupportCase } from '#domain/programme/book.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import { activate } from './cases-activate.ts';
import type { ProgrammeDesk } from './desk.ts';
import { endEnrolment } from './enrolments-end.ts';
import { type Writing, writeFor } from './enrolments-writing.ts';

type Shown = z.output<typeof supportCase>;
type Answer = z.output<typeof caseAnswer>;

/** Questions to the operator, where the programme asks for one (ENR-28, MAP-7, FEE-41). */
export interface Cases {
  /** A partner's own, newest first; of every partner for the operator who names none. */
  list(tenant: string | undefined): Promise<z.output<typeof caseList>>;
  open(tenant: string | undefined, draft: z.output<typeof caseDraft>): Promise<Shown>;
  /** @throws Fault `forbidden` for everybody but the operator, `conflict` when it was answered meanwhile */
  answer(tenant: string | undefined, id: string, answer: Answer): Promise<Shown>;
}

export function createCases(desk: ProgrammeDesk): Cases {
  return {
    async list(given) {
      const all = desk.operates && given === undefined;
      const found = all ? await desk.records.programme.all('case') : await casesOf(desk, given);
      return { cases: found.map(toShown).reverse() };
    },
    async open(given, { kind, about, text }) {
      const tenant = await desk.tenantOf('programme.offers', given);
      if (about !== null) await demandOwn(desk, tenant, about);
      const content: SupportCase = {
        kind,
        about,
        text,
        state: 'open',
        openedOn: desk.today(),
        by: desk.name,
        answer: null,
      };
      const made = await desk.write(tenant, (book) => book.add('case', content));
      await desk.note(desk, { tenant, action: 'programme.case.opened', object: made.id, detail: { kind, about } });
      return toShown(made);
    },
    async answer(given, id, answer) {
      desk.demandOperator();
      const tenant = await desk.tenantOf('programme.operate', given);
      const day = desk.today();
      const rules = (await desk.rules()).on(day) ?? null;
      const answered = await writeFor(desk, tenant, async (writing) => {
        const { book, decide } = writing;
        const before = demandOpen(await book.find('case', id), id);
        const { state, answer: text, version } = answer;
        const after = await book.change('case', id, { ...before.content, state, answer: text }, version);
        const facts = { kind: before.content.kind, about: before.content.about };
        await decide({ kind: 'case.answered', about: id, facts, outcome: { state, answer: text }, rules });
        if (state === 'done') await follow(after.content, writing);
        return after;
      });
      return toShown(answered);
    },
  };
}

async function casesOf(desk: ProgrammeDesk, given: string | undefined) {
  const tenant = await desk.tenantOf('programme.offers', given);
  return desk.records.of(tenant).programme.list('case');
}

/** What an answer brings about: courseware opens (ENR-28), a membership ends (MAP-7). */
async function follow({ kind, about }: SupportCase, writing: Writing): Promise<void> {
  if (about === null) return;
  if (kind === 'marketplace-profile') await activate(about, writing);
  const found = kind === 'cancel-membership' ? await writing.book.find('enrolment', about) : undefined;
  if (found?.content.ended === null) await endEnrolment(found, { on: writing.day, why: 'cancelled' }, writing);
}

/** What was refused may still be done later; what was done stays done. */
function demandOpen(found: ProgrammeRecord<'case'> | undefined, id: string): ProgrammeRecord<'case'> {
  if (found === undefined) throw new Fault('not-found', `There is no case "${id}"`, { parameter: 'id' });
  if (found.content.state !== 'done') return found;
  throw new Fault('conflict', 'This case was answered already', { parameter: 'id' });
}

/** A case is about something of the partner's own. */
async function demandOwn({ records }: ProgrammeDesk, tenant: string, about: string): Promise<void> {
  const book = records.of(tenant).programme;
  const found = (await book.find('enrolment', about)) ?? (await book.find('order', about));
  if (found !== undefined) return;
  throw new Fault('not-found', `There is no enrolment or order "${about.slice(0, 80)}"`, { parameter: 'about' });
}

function toShown({ id, tenant, version, content }: ProgrammeRecord<'case'>): Shown {
  return { id, tenant, version, ...content };
}
