import type { Day } from '#base/day.ts';
import type { ProgrammeWork } from '#state/programme-book.ts';
import type { Decide, ProgrammeDesk } from './desk.ts';

/** A transaction over the book of one partner, with what is known around it. */
export interface Writing {
  readonly book: ProgrammeWork;
  readonly decide: Decide;
  readonly day: Day;
  /** By whom, as it is written down. */
  readonly name: string;
}

/** Writes to the book of a partner; nothing else is asked of the records while it is held. @returns what the work returns */
export async function writeFor<T>(
  desk: ProgrammeDesk,
  tenant: string,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const around = { day: desk.today(), name: desk.name };
  return desk.write(tenant, (book, decide) => work({ ...around, book, decide }));
}
