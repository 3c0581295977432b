import { Fault } from '#base/fault.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { TellOutcome } from '#jobs/notifier.ts';
import type { StoredNotice } from '#state/notices.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Workshop } from './workshop.ts';

export function refused(reason: string): TellOutcome {
  return { reason, isFinal: true };
}

/** Writes down that something left the house (SEC-18), in the name of who set it up. */
export async function noteSent(
  { report, notice, owner }: { readonly report: StoredReport; readonly notice: StoredNotice; readonly owner: Actor },
  { note }: Pick<Workshop, 'note'>,
): Promise<void> {
  const { tenant, id: object, kind } = report;
  const { channel, target, executionId } = notice;
  const detail = { kind, channel, target, execution: executionId };
  await note({ actor: owner, address: null }, { tenant, action: 'sending.sent', object, detail });
}

/** What went wrong here rather than there: a right that is gone is final, what passes is tried again. */
export async function orReason(telling: () => Promise<TellOutcome>): Promise<TellOutcome> {
  try {
    return await telling();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return error.code === 'forbidden' ? refused(error.message) : { reason: error.message };
  }
}
