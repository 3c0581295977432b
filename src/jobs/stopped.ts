import type { Owner } from '#domain/execution/report-life.ts';
import type { HouseDeed } from '#state/audit.ts';
import type { StoredReport } from '#state/reports.ts';

/** Why a report does not run for its owner; undefined: it does (RO-33, DL-30). */
export function ownerLost({ isThere, mayRead }: Owner): string | undefined {
  if (!isThere) return 'its owner is not there any more';
  return mayRead ? undefined : 'its owner may not read it any more';
}

/** What the log of who did what holds of a report that stops because of its owner (R-15, SEC-18). */
export function stoppedDeed({ id, kind, name, ownerName }: StoredReport, why: string): HouseDeed {
  return { action: 'report.stopped', object: id, detail: { name, kind, owner: ownerName, why } };
}
