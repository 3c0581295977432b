import { Fault } from '#base/fault.ts';
import type { Instant } from '../schedule/instant.ts';
import type { Schedule } from '../schedule/recurrence.ts';
import { nextSlot } from '../schedule/slots.ts';

export const reportStatuses = ['Active', 'Paused', 'Inactive'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** What happens to a report; `ended` is its last run, `ownerLost` that its owner may not read it any more. */
export type ReportEvent = 'pause' | 'resume' | 'change' | 'ended' | 'ownerLost';

/**
 * From which status what leads where. A paused report cannot be paused nor an active one resumed, an inactive one
 * neither; a change gives an inactive report its runs back (ours) and leaves a paused one paused. A paused report comes to
 * no execution, so the loss of the role shows once it is resumed (RO-33).
 */
export const reportSteps: Readonly<Record<ReportStatus, Readonly<Partial<Record<ReportEvent, ReportStatus>>>>> = {
  Active: { pause: 'Paused', change: 'Active', ended: 'Inactive', ownerLost: 'Inactive' },
  Paused: { resume: 'Active', change: 'Paused', ended: 'Inactive' },
  Inactive: { change: 'Active' },
};

/** @throws Fault `bad-parameter` in the documented words when the status does not allow it */
export function stepReport(status: ReportStatus, event: ReportEvent): ReportStatus {
  const next = reportSteps[status][event];
  if (next !== undefined) return next;
  const allowed = reportStatuses.filter((each) => reportSteps[each][event] !== undefined);
  const detail = `${event} of a report that is ${status}; it is allowed when ${allowed.join(' or ')}`;
  throw new Fault('bad-parameter', 'Invalid report parameters', { parameter: 'reportStatus', allowed, detail });
}

/** What is true of the owner when a slot comes. */
export interface Owner {
  /** Has an account here and is not shut out. */
  readonly isThere: boolean;
  /** Holds the role that the report needs: executive report viewer for reports of the Insights API (RO-30). */
  readonly mayRead: boolean;
}

/**
 * Whether a slot that has come runs, and the status after that decision: an owner who left (DL-30) or lost the role
 * (RO-33, R-15) stops the report.
 */
export function atSlot(status: ReportStatus, owner: Owner): { readonly runs: boolean; readonly status: ReportStatus } {
  if (status !== 'Active') return { runs: false, status };
  if (owner.isThere && owner.mayRead) return { runs: true, status };
  return { runs: false, status: stepReport(status, 'ownerLost') };
}

/**
 * The status once the run of a slot has ended: inactive after the last slot and after the only run of a report without
 * a schedule (API-37, A-10).
 */
export function afterRun(status: ReportStatus, schedule: Schedule | undefined, slot: Instant): ReportStatus {
  const isLast = schedule === undefined || nextSlot(schedule, slot) === undefined;
  return isLast && status !== 'Inactive' ? stepReport(status, 'ended') : status;
}
