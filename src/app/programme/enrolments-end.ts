import type { Enrolment } from '#domain/programme/book.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import { leaveDirectory } from './directory-leave.ts';
import type { Writing } from './enrolments-writing.ts';
import type { Rules } from './rule-book.ts';

type End = NonNullable<Enrolment['ended']>;

/** A membership ends, by rules where there are any. */
type Ending = Writing & { readonly rules?: Rules | undefined };

/** A membership ends; with the last one the entry in the directory goes with the next batch (REN-4, ENR-77). */
export async function endEnrolment(
  { id, content }: ProgrammeRecord<'enrolment'>,
  ended: End,
  writing: Ending,
): Promise<void> {
  const { book, decide, rules = null } = writing;
  await book.change('enrolment', id, { ...content, ended });
  const { anniversary, level, competency } = content;
  await decide({
    kind: 'enrolment.ended',
    about: id,
    facts: { anniversary, level, competency, on: ended.on },
    outcome: ended,
    rules,
  });
  await leaveIfLast(id, writing);
}

/** ENR-77: only learning partners stand in the directory. */
async function leaveIfLast(ended: string, { book, decide, rules }: Ending): Promise<void> {
  const others = (await book.list('enrolment')).filter(({ id, content }) => id !== ended && content.ended === null);
  if (others.length > 0) return;
  const before = await book.list('listing');
  await leaveDirectory(book);
  for (const { id, version, content } of await book.list('listing')) {
    if (before.some((one) => one.id === id && one.version === version)) continue;
    const facts = { enrolment: ended };
    await decide({ kind: 'listing.left', about: id, facts, outcome: { state: content.state }, rules: rules ?? null });
  }
}
