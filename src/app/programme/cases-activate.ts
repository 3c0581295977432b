import { nextStep } from '#domain/programme/action-pack.ts';
import type { Writing } from './enrolments-writing.ts';

/** The operator set up the profile on the marketplace: the courseware is open (ENR-28, step 2). */
export async function activate(id: string, { book, decide }: Writing): Promise<void> {
  const found = await book.find('enrolment', id);
  const from = found?.content.step ?? null;
  if (found === undefined || from !== 'awaiting-marketplace-profile') return;
  const step = nextStep(from) ?? from;
  await book.change('enrolment', id, { ...found.content, step });
  await decide({ kind: 'pack.step', about: id, facts: { from }, outcome: { step }, rules: null });
}
