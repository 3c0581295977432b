import { Fault } from '#base/fault.ts';
import type { Sending } from '#contract/sendings.ts';
import type { Jobs } from '#jobs/jobs.ts';
import type { Report } from '#model/report.ts';
import type { RecordOwner } from '#state/queries.ts';
import type { Records, TenantRecords } from '#state/records.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Answers } from '../answers.ts';
import type { AuditLog } from '../people/audit-log.ts';
import type { Reader } from '../reader.ts';
import { parseRecordId } from '../record-id.ts';
import { ownerOf } from '../record-owner.ts';
import type { Recipients } from './recipients.ts';
import { toShown } from './shown.ts';

export interface SendingsDeps {
  readonly records: Records;
  readonly reports: readonly Report[];
  readonly reader: Reader;
  readonly answers: Answers;
  readonly jobs: Jobs;
  readonly recipients: Recipients;
  readonly mailOffered: boolean;
  readonly note: AuditLog['note'];
  /** Of the client, for the log. */
  readonly address: string | null;
  readonly newSecret: () => string;
  readonly now: () => string;
}

/** Runs that are shown beside a sending. */
export const shownRuns = 3;

/** Somebody at work in one of their tenants. */
export interface Desk extends Omit<SendingsDeps, 'records' | 'now' | 'note'> {
  readonly tenant: string;
  readonly owner: RecordOwner;
  readonly records: TenantRecords;
  note(action: string, report: StoredReport): Promise<void>;
  now(): number;
}

export function openDesk(deps: SendingsDeps, tenant: string): Desk {
  const { actor } = deps.reader;
  if (actor.kind === 'nobody') throw new Fault('signed-out', 'Sign in to see this');
  return {
    ...deps,
    tenant,
    records: deps.records.of(tenant),
    owner: ownerOf(actor, { person: 'name', house: 'Partnerscope' }),
    note: (action, { id, name, kind: what }) =>
      deps.note({ actor, address: deps.address }, { tenant, action, object: id, detail: { name, kind: what } }),
    now: () => Date.parse(deps.now()),
  };
}

/** Others' sendings sound like none (SEC-5). @throws Fault `not-found` */
export function own({ owner }: Desk, report: StoredReport | undefined, id: string): StoredReport {
  const isOwn = report?.owner === owner.account && (report.kind === 'page' || report.kind === 'alert');
  if (report !== undefined && isOwn) return report;
  throw new Fault('not-found', `There is no schedule or alert "${id.slice(0, 80)}"`, { parameter: 'id' });
}

/** @param kind that it has to be; absent: either */
export async function ownById(desk: Desk, text: string, kind?: StoredReport['kind']): Promise<StoredReport> {
  const id = parseRecordId(text, 'schedule or alert');
  const found = await desk.records.reports.find(id);
  return own(desk, kind === undefined || found?.kind === kind ? found : undefined, id);
}

export async function shown(desk: Desk, report: StoredReport): Promise<Sending> {
  return toShown(report, (await desk.records.executions.list([report.id])).slice(0, shownRuns));
}
