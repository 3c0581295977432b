import { atSlot, type Owner, stepReport } from '#domain/execution/report-life.ts';
import { catchUp } from '#domain/schedule/catch-up.ts';
import { type Instant, instantText } from '#domain/schedule/instant.ts';
import { nextSlot } from '#domain/schedule/slots.ts';
import type { Records } from '#state/records.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Firing } from '#state/runs.ts';
import type { Makers } from './maker.ts';
import { ownerLost, stoppedDeed } from './stopped.ts';

export interface SchedulerDeps {
  readonly records: Records;
  readonly makers: () => Makers;
  readonly now: () => Instant;
  readonly tell: (what: string) => void;
}

/** Makes the runs of all slots that have come, of every tenant; safe to do in several processes at once. */
export async function fireDue(deps: SchedulerDeps): Promise<void> {
  const { records, tell } = deps;
  for (const report of await records.due.reports()) {
    try {
      await fireReport(report, deps);
    } catch (error) {
      // The others still have their slots; this one is asked again with the next look.
      tell(`report ${report.id} of ${report.tenant}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

async function fireReport(report: StoredReport, { records, makers, now, tell }: SchedulerDeps): Promise<void> {
  // Asked before the transaction: who somebody is, is in the records too.
  const owner = await ownerOf(report, makers());
  const { runs } = records.of(report.tenant);
  await runs.fire(report.id, (current) => {
    const firing = toFiring(current, owner, now());
    if (firing?.missed !== undefined) tell(`report ${current.id} of ${current.tenant}: ${firing.missed.trouble}`);
    if (firing?.change.status !== 'Inactive' || firing.runs.length > 0) return firing;
    const why = ownerLost(owner);
    tell(`report ${current.id} of ${current.tenant} does not run any more: ${why ?? 'it has no slots left'}`);
    return why === undefined ? firing : { ...firing, deed: stoppedDeed(current, why) };
  });
}

/** A kind that nothing is made of has nobody to ask; its runs say so. */
async function ownerOf(report: StoredReport, makers: Makers): Promise<Owner> {
  return (await makers[report.kind]?.ownerOf(report)) ?? { isThere: true, mayRead: true };
}

/**
 * What becomes of a report at a look: the slots that have come run, the newest after a standstill, and the report waits
 * for the next; without its owner it stops (RO-33, DL-30).
 * @returns undefined when nothing is due: somebody else has seen to it
 */
export function toFiring(report: StoredReport, owner: Owner, now: Instant): Firing | undefined {
  const { nextAt, plan } = report;
  if (report.status !== 'Active' || nextAt === null || nextAt > now) return undefined;
  const { runs, status } = atSlot(report.status, owner);
  if (!runs) return { change: { status, nextAt: null, lookedAt: now }, runs: [] };
  if (plan.kind === 'once') return { change: { nextAt: null, lookedAt: now }, runs: [nextAt] };
  // The slot that was promised runs, even when it was the very moment of the promise.
  const since = Math.min(report.lookedAt, nextAt - 1);
  const { run, missed } = catchUp(plan.schedule, { since, now });
  const next = nextSlot(plan.schedule, now) ?? null;
  const isOver = next === null && run.length === 0;
  return {
    change: { nextAt: next, lookedAt: now, ...(isOver && { status: stepReport(status, 'ended') }) },
    runs: run,
    ...(missed !== undefined && { missed: { at: missed.last, trouble: tellMissed(missed) } }),
  };
}

function tellMissed({ count, first, last }: { count: number; first: Instant; last: Instant }): string {
  if (count === 1) return `The run of ${instantText(last)} was missed: nothing worked at that time`;
  const span = `from ${instantText(first)} to ${instantText(last)}`;
  return `${count} runs ${span} were missed: nothing worked at that time`;
}
