import type { Selectable } from 'kysely';
import { Fault } from '#base/fault.ts';
import type { ReportStatus } from '#domain/execution/report-life.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { ReportPlan } from '#domain/schedule/report-schedule.ts';
import type { Access } from './access.ts';
import type { RecordOwner } from './queries.ts';
import type { ReportTable } from './schema.ts';
import type { Tables } from './tables.ts';

/** A report of the Insights API, a file of the downloads hub, a page sent to people, a figure that is watched. */
export const reportKinds = ['insights', 'download', 'page', 'alert'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Whom a run is told to. */
export interface Delivery {
  readonly callback?: { readonly url: string; readonly method: 'GET' | 'POST' };
  readonly mail?: { readonly to: readonly string[]; readonly subject?: string; readonly text?: string };
  /** The secret signs what is sent. */
  readonly webhook?: { readonly url: string; readonly secret: string };
}

export interface ReportDraft {
  readonly kind: ReportKind;
  readonly name: string;
  readonly description: string | null;
  /** Plain JSON, whatever the maker of the kind wants to find again. */
  readonly content: object;
  readonly plan: ReportPlan;
  readonly delivery: Delivery;
}

/** Something that makes a file, or looks at a figure, once or again and again; its owner's own (RO-32). */
export interface StoredReport extends ReportDraft {
  readonly id: string;
  readonly tenant: string;
  readonly owner: string;
  readonly ownerName: string;
  readonly status: ReportStatus;
  /** UTC instants. */
  readonly madeAt: string;
  readonly changedAt: string | null;
  /** Slots up to here have been dealt with. */
  readonly lookedAt: Instant;
  /** The slot to come; null: none. */
  readonly nextAt: Instant | null;
  /** A change by the owner names the version it was made from (1, 2, 3 …). */
  readonly version: number;
}

/** What may change of a report; what is absent stays. */
export interface ReportChange extends Partial<Omit<ReportDraft, 'kind'>> {
  readonly status?: ReportStatus;
  readonly lookedAt?: Instant;
  readonly nextAt?: Instant | null;
  /** The owner changed it: `changedAt` is set, and what it is made of is one version further. */
  readonly byOwner?: true;
}

/** The reports of a tenant. */
export interface Reports {
  /** Newest first, removed ones apart. */
  list(owner: string, kinds: readonly ReportKind[]): Promise<readonly StoredReport[]>;
  /** Those of a kind that are Active, whoever they belong to. */
  active(kind: ReportKind): Promise<readonly StoredReport[]>;
  find(id: string): Promise<StoredReport | undefined>;
  /**
   * @param check is told what the owner has of this kind already, and had until they removed it; it may refuse one more
   * @param first the slot to come, or the moment at which a report without a schedule is due
   */
  add(
    draft: ReportDraft,
    more: {
      readonly owner: RecordOwner;
      readonly first: Instant;
      readonly check: (own: readonly StoredReport[], removed: readonly StoredReport[]) => void;
    },
  ): Promise<StoredReport>;
  /** Sees the report as it is and says what becomes of it, or refuses. @throws Fault `not-found` */
  change(id: string, decide: (report: StoredReport) => ReportChange): Promise<StoredReport>;
  /** With its runs; the files go with the next clearing up. @throws Fault `not-found` */
  remove(id: string): Promise<StoredReport>;
  /** Takes a removal back, as long as it has not been cleared up; no slot that passed meanwhile is made up. @throws Fault `not-found` */
  restore(id: string, decide: (report: StoredReport) => ReportChange): Promise<StoredReport>;
}

export function reportsOf(access: Access): Reports {
  const now = () => new Date(access.now());
  return {
    list: (owner, kinds) => access.read<readonly StoredReport[]>([], (tables) => listOf(tables, owner, kinds)),
    active: (kind) =>
      access.read<readonly StoredReport[]>([], async (tables) => {
        const rows = tables.reports.rows().selectAll().where('kind', '=', kind).where('status', '=', 'Active');
        return (await rows.where('removed_at', 'is', null).orderBy('id').execute()).map(toReport);
      }),
    find: (id) => access.read<StoredReport | undefined>(undefined, (tables) => reportIn(tables, id)),
    add: (draft, { owner, first, check }) =>
      access.write('reports', async (tables) => {
        const { kind } = draft;
        check(await listOf(tables, owner.account, [kind]), await removedOf(tables, owner.account, kind));
        const row = {
          tenant: tables.tenant,
          id: access.newId(),
          kind,
          owner: owner.account,
          owner_name: owner.name,
          name: draft.name,
          description: draft.description,
          content: JSON.stringify(draft.content),
          plan: JSON.stringify(draft.plan),
          delivery: JSON.stringify(draft.delivery),
          status: 'Active',
          made_at: now(),
          changed_at: null,
          removed_at: null,
          looked_at: now(),
          next_at: new Date(first),
          version: 1,
        };
        return toReport(await tables.reports.add().values(row).returningAll().executeTakeFirstOrThrow());
      }),
    change: (id, decide) =>
      access.write('reports', async (tables) => {
        const change = decide(present(await reportIn(tables, id), id));
        return present(await changeReportIn(tables, id, { change, now: now() }), id);
      }),
    remove: (id) =>
      access.write('reports', async (tables) => {
        const gone = present(await reportIn(tables, id), id);
        await tables.reports.change(id).set({ removed_at: now(), next_at: null }).execute();
        return gone;
      }),
    restore: (id, decide) =>
      access.write('reports', async (tables) => {
        await tables.reports.change(id).set({ removed_at: null }).execute();
        const change = decide(present(await reportIn(tables, id), id));
        return present(await changeReportIn(tables, id, { change, now: now() }), id);
      }),
  };
}

async function listOf(tables: Tables, owner: string, kinds: readonly ReportKind[]): Promise<readonly StoredReport[]> {
  const rows = ofOwner(tables, owner, kinds).where('removed_at', 'is', null).orderBy('made_at', 'desc').orderBy('id');
  return (await rows.execute()).map(toReport);
}

async function removedOf(tables: Tables, owner: string, kind: ReportKind): Promise<readonly StoredReport[]> {
  const rows = ofOwner(tables, owner, [kind]).where('removed_at', 'is not', null);
  return (await rows.execute()).map(toReport);
}

function ofOwner(tables: Tables, owner: string, kinds: readonly ReportKind[]) {
  return tables.reports.rows().selectAll().where('owner', '=', owner).where('kind', 'in', kinds);
}

export async function reportIn(tables: Tables, id: string): Promise<StoredReport | undefined> {
  const row = await tables.reports
    .rows()
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && toReport(row);
}

export async function changeReportIn(
  tables: Tables,
  id: string,
  { change, now }: { readonly change: ReportChange; readonly now: Date },
): Promise<StoredReport | undefined> {
  const { name, description, content, plan, delivery, status, lookedAt, nextAt, byOwner } = change;
  const written = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(content !== undefined && { content: JSON.stringify(content) }),
    ...(plan !== undefined && { plan: JSON.stringify(plan) }),
    ...(delivery !== undefined && { delivery: JSON.stringify(delivery) }),
  };
  const next = {
    ...written,
    ...(status !== undefined && { status }),
    ...(lookedAt !== undefined && { looked_at: new Date(lookedAt) }),
    ...(nextAt !== undefined && { next_at: nextAt === null ? null : new Date(nextAt) }),
    ...(byOwner && { changed_at: now }),
  };
  if (Object.keys(next).length === 0) return reportIn(tables, id);
  const isAnother = byOwner && Object.keys(written).length > 0;
  const changed = tables.reports
    .change(id)
    .set((own) => ({ ...next, ...(isAnother && { version: own('version', '+', 1) }) }));
  const row = await changed.returningAll().executeTakeFirst();
  return row && toReport(row);
}

function present(report: StoredReport | undefined, id: string): StoredReport {
  if (report !== undefined) return report;
  throw new Fault('not-found', `There is no report "${id}"`, { parameter: 'reportId' });
}

/** A row of the table; its JSON and words are what this file wrote. */
export function toReport(row: Selectable<ReportTable>): StoredReport {
  return {
    id: row.id,
    tenant: row.tenant,
    kind: row.kind as ReportKind,
    owner: row.owner,
    ownerName: row.owner_name,
    name: row.name,
    description: row.description,
    content: row.content,
    plan: row.plan as ReportPlan,
    delivery: row.delivery as Delivery,
    status: row.status as ReportStatus,
    madeAt: row.made_at.toISOString(),
    changedAt: row.changed_at?.toISOString() ?? null,
    lookedAt: row.looked_at.getTime(),
    nextAt: row.next_at?.getTime() ?? null,
    version: row.version,
  };
}
