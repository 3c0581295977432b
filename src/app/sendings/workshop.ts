import type { Day } from '#base/day.ts';
import { type Actor, permits, sightIn } from '#domain/access/actor.ts';
import type { ReportOwner } from '#jobs/maker.ts';
import type { Records } from '#state/records.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Answers } from '../answers.ts';
import type { AuditLog } from '../people/audit-log.ts';
import type { Reader } from '../reader.ts';
import { askedOf } from './content.ts';

/** What making and telling need of the rest: somebody as they are now, and the answers as they get them. */
export interface Workshop {
  readonly records: Records;
  readonly actorOfAccount: (account: string) => Promise<Actor>;
  readonly readerOf: (actor: Actor) => Reader;
  readonly answersOf: (actor: Actor) => Answers;
  readonly note: AuditLog['note'];
  /** Address that people open; undefined: nobody knows. */
  readonly publicUrl: string | undefined;
  readonly today: () => Day;
  /** UTC instant. */
  readonly now: () => string;
}

/** Whether who set it up is still there and opens the page (SEC-5, DL-30): else it stops. */
export async function ownerOfSending(
  report: StoredReport,
  { actorOfAccount, readerOf }: Pick<Workshop, 'actorOfAccount' | 'readerOf'>,
): Promise<ReportOwner> {
  const actor = await actorOfAccount(report.owner);
  if (actor.kind === 'nobody') return { isThere: false, mayRead: false };
  const page = askedOf(report).report;
  const opens = readerOf(actor).opens(page, report.tenant);
  const mayRead = opens && permits(actor, 'reports.read', report.tenant);
  return { isThere: true, mayRead, sight: sightIn(actor, report.tenant, page) };
}
