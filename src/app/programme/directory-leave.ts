import { leftState } from '#domain/programme/listing.ts';
import type { ProgrammeRecord, ProgrammeWork } from '#state/programme-book.ts';

type Listed = ProgrammeRecord<'listing'>;

/**
 * Takes a listing out: at once while it was not sent, else with the next batch (ENR-77). One that a batch took along in
 * this very moment is not marked yet: `standingOf` reads it as leaving.
 * @returns the listing as it is then; unchanged when there is nothing to leave
 */
export async function leaveListing(work: ProgrammeWork, found: Listed): Promise<Listed> {
  const state = leftState(found.content.state);
  return state === undefined ? found : work.change('listing', found.id, { ...found.content, state }, found.version);
}

/** All that a partner has in the directory leaves: it is no learning partner any more. */
export async function leaveDirectory(work: ProgrammeWork): Promise<void> {
  for (const found of await work.list('listing')) await leaveListing(work, found);
}
