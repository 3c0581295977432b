import type { Month } from '#base/month.ts';
import { batchOf, standingOf } from '#domain/programme/listing.ts';
import type { ProgrammeRecord, ProgrammeWork } from '#state/programme-book.ts';
import type { DirectoryBatch } from '#state/programme-house.ts';
import type { Decide, ProgrammeDesk } from './desk.ts';
import type { Rules } from './rule-book.ts';

type Listed = ProgrammeRecord<'listing'>;

/**
 * Writes down at each listing with which batch it came or went. A batch is sent in one step and its listings are marked
 * after it: what a crash left unmarked is found here the next time. Done twice, it changes nothing.
 */
export async function markSent(desk: ProgrammeDesk): Promise<void> {
  const { programme } = desk.records;
  const [batches, book] = await Promise.all([programme.batches(), desk.rules()]);
  const rules = book.on(desk.today()) ?? null;
  const stale = (await programme.all('listing')).filter((one) => isStale(one, batches));
  for (const [tenant, listings] of Map.groupBy(stale, (one) => one.tenant)) {
    await desk.write(tenant, async (work, decide) => {
      for (const { id } of listings) await markOne({ work, decide, rules, batches }, id);
    });
  }
}

function isStale({ id, content }: Listed, batches: readonly DirectoryBatch[]): boolean {
  return standingOf({ id, ...content }, batches) !== content.state || isUnnamed(id, content.batchMonth, batches);
}

function isUnnamed(id: string, known: Month | null, batches: readonly DirectoryBatch[]): boolean {
  const month = batchOf(id, batches);
  return month !== undefined && month !== known;
}

interface Marking {
  readonly work: ProgrammeWork;
  readonly decide: Decide;
  readonly rules: Rules | null;
  readonly batches: readonly DirectoryBatch[];
}

async function markOne({ work, decide, rules, batches }: Marking, id: string): Promise<void> {
  const found = await work.find('listing', id);
  // Somebody else marked it meanwhile.
  if (found === undefined || !isStale(found, batches)) return;
  const state = standingOf({ id, ...found.content }, batches);
  const batchMonth = batchOf(id, batches) ?? found.content.batchMonth;
  const sent = batches.find(({ entries }) => entries.some((entry) => entry.listing === id));
  await work.change('listing', id, { ...found.content, state, batchMonth }, found.version);
  const facts = { before: found.content.state, acceptedOn: found.content.acceptedOn, month: sent?.month ?? null };
  await decide({ kind: 'batch.sent', about: id, facts, outcome: { state, batchMonth }, rules });
}
