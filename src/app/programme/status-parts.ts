import type { Day } from '#base/day.ts';
import type { ProgrammeStatus } from '#contract/programme.ts';
import type { Enrolment } from '#domain/programme/book.ts';
import { directorySlot } from '#domain/programme/directory-calendar.ts';
import type { Edition, Extension, Level } from '#domain/programme/edition.ts';
import { membershipState } from '#domain/programme/enrolment.ts';
import { nextSlot } from '#domain/programme/listing.ts';
import { isBeingRenewed } from '#domain/programme/order.ts';
import type { HeldLevel } from '#domain/programme/steps.ts';
import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { Sent } from './directory-sent.ts';
import { toListing } from './directory-shown.ts';
import type { PartnerShelf } from './facts.ts';
import type { Prospect } from './renewals-outcome.ts';

/** A membership that has not ended, on a day. */
interface HeldEnrolment extends HeldLevel {
  readonly id: string;
  readonly anniversary: Day;
  readonly extension: Extension | undefined;
  /** What the months that decide allow to renew, as far as they are visible (REN-10). */
  readonly outcome: Level;
  readonly step: Enrolment['step'];
}

/** By enrolment: those that go on, with what their anniversaries bring. */
export type Prospects = ReadonlyMap<string, Prospect>;

/** Those enrolments of a partner that have begun by a day and that nothing ended. */
export function openEnrolments(day: Day, { enrolments }: PartnerShelf): readonly ProgrammeRecord<'enrolment'>[] {
  return enrolments.filter(({ content: { ended, attainedOn } }) => ended === null && attainedOn <= day);
}

/** The memberships a partner holds, with their renewal (REN-2 … REN-10). */
export function heldLevels(
  day: Day,
  { shelf, prospects }: { readonly shelf: PartnerShelf; readonly prospects: Prospects },
): HeldEnrolment[] {
  return openEnrolments(day, shelf).flatMap(({ id, content: { anniversary, level, competency, step } }) => {
    const prospect = prospects.get(id);
    if (prospect === undefined) return [];
    const { renewal, requirements, requirementsMet, extension, outcome } = prospect;
    const around = { requirementsMet, isBeingRenewed: isBeingRenewed(id, shelf.orders, day) };
    const status = membershipState(day, { anniversary, rules: prospect.today.edition, ...around });
    return [{ id, competency, level, anniversary, status, renewal, requirements, extension, outcome, step }];
  });
}

export function toEnrolment(held: HeldEnrolment): ProgrammeStatus['enrolments'][number] {
  const { id, competency, level, status, anniversary, outcome, step, extension } = held;
  const { opens, closes, window, decisionOn } = held.renewal;
  return {
    id,
    competency,
    level,
    status,
    anniversary,
    renewal: { opens, closes, windowFrom: window.from, windowTo: window.to, decisionOn },
    extension: extension?.id ?? null,
    outcome,
    step,
  };
}

/** What of the directory a partner is shown, and whether it is, or asked to be, in it (ENR-70 … ENR-77). */
interface DirectoryState {
  readonly shown: ProgrammeStatus['directory'];
  readonly asked: boolean;
  /** The last day to be accepted for the next batch. */
  readonly batchTo: Day;
}

/** @param sent undefined for a partner that never asked: nothing that was sent is its own */
export function directoryState(
  day: Day,
  { listings }: PartnerShelf,
  { sent, edition }: { readonly sent: Sent | undefined; readonly edition: Edition },
): DirectoryState {
  if (sent === undefined) {
    const { batchTo } = directorySlot(day, edition.directory.weeks);
    return { shown: { status: 'none', batchMonth: null, visibleBy: null }, asked: false, batchTo };
  }
  const then = { ...sent, today: day, rule: edition.directory.weeks };
  const all = listings.map((listing) => toListing(listing, then));
  const live = all.filter(({ status }) => status !== 'rejected' && status !== 'removed');
  const { status, batchMonth, visibleBy } = live.at(-1) ??
    all.at(-1) ?? { status: 'none', batchMonth: null, visibleBy: null };
  const { batchTo } = nextSlot(day, sent.batches, then.rule);
  return { shown: { status, batchMonth, visibleBy }, asked: live.length > 0, batchTo };
}
