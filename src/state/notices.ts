import type { Selectable } from 'kysely';
import { Fault } from '#base/fault.ts';
import type { CallbackState } from '#domain/execution/callback.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Access } from './access.ts';
import type { NoticeTable } from './schema.ts';
import type { Tables } from './tables.ts';

/** How somebody or something is told about a run. */
export const noticeChannels = ['callback', 'mail', 'webhook'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

export interface NoticeDraft {
  readonly channel: NoticeChannel;
  /** An address: of the web, or of somebody's mailbox. */
  readonly target: string;
}

/** What came of one try; never what was sent or answered. */
export interface NoticeTry {
  readonly at: Instant;
  /** Of HTTP; absent when there was none. */
  readonly status?: number;
  /** Why there was no answer. */
  readonly reason?: string;
}

/** Somebody or something that is told about a run, and how that goes. */
export interface StoredNotice extends NoticeDraft {
  readonly id: string;
  readonly tenant: string;
  readonly reportId: string;
  readonly executionId: string;
  readonly state: CallbackState;
  /** Every try, the first one first; those before a replay stay. */
  readonly log: readonly NoticeTry[];
}

export type NoticeChange = Pick<StoredNotice, 'state' | 'log'>;

/** The notices of a tenant's runs; they are made with the end of a run (`Runs.step`). */
export interface Notices {
  /** Of a run, in the order of their targets. */
  list(execution: string): Promise<readonly StoredNotice[]>;
  find(id: string): Promise<StoredNotice | undefined>;
  /** Sees the notice as it is and says what becomes of it; undefined leaves it. @throws Fault `not-found` */
  change(id: string, decide: (notice: StoredNotice) => NoticeChange | undefined): Promise<StoredNotice>;
}

export function noticesOf(access: Access): Notices {
  return {
    list: (execution) =>
      access.read<readonly StoredNotice[]>([], async (tables) => {
        const rows = tables.notices.rows().selectAll().where('execution', '=', execution);
        return (await rows.orderBy('channel').orderBy('target').orderBy('id').execute()).map(toNotice);
      }),
    find: (id) => access.read<StoredNotice | undefined>(undefined, (tables) => noticeIn(tables, id)),
    change: (id, decide) =>
      access.write('reports', async (tables) => {
        const notice = await noticeIn(tables, id);
        if (notice === undefined) throw new Fault('not-found', `There is no notice "${id}"`, { parameter: 'noticeId' });
        const change = decide(notice);
        if (change === undefined) return notice;
        const changed = tables.notices.change(id).set(toColumns(change)).returningAll();
        return toNotice(await changed.executeTakeFirstOrThrow());
      }),
  };
}

async function noticeIn(tables: Tables, id: string): Promise<StoredNotice | undefined> {
  const row = await tables.notices.rows().selectAll().where('id', '=', id).executeTakeFirst();
  return row && toNotice(row);
}

export async function addNoticesIn(
  tables: Tables,
  drafts: readonly NoticeDraft[],
  more: Pick<StoredNotice, 'reportId' | 'executionId'> & {
    readonly state: CallbackState;
    readonly newId: () => string;
  },
): Promise<void> {
  if (drafts.length === 0) return;
  const rows = drafts.map(({ channel, target }) => ({
    tenant: tables.tenant,
    id: more.newId(),
    report: more.reportId,
    execution: more.executionId,
    channel,
    target,
    ...toColumns({ state: more.state, log: [] }),
  }));
  await tables.notices.add().values(rows).execute();
}

function toColumns({ state, log }: NoticeChange) {
  return {
    state: state.kind,
    tries: state.tries,
    not_before: state.kind === 'waiting' ? new Date(state.notBefore) : null,
    ended_at: state.kind === 'waiting' ? null : new Date(state.at),
    log: JSON.stringify(log),
  };
}

/** A row of the table; its JSON and words are what this file wrote. */
export function toNotice(row: Selectable<NoticeTable>): StoredNotice {
  return {
    id: row.id,
    tenant: row.tenant,
    reportId: row.report,
    executionId: row.execution,
    channel: row.channel as NoticeChannel,
    target: row.target,
    state: stateOf(row),
    log: row.log as readonly NoticeTry[],
  };
}

function stateOf({ state, tries, not_before, ended_at }: Selectable<NoticeTable>): CallbackState {
  if (state === 'waiting') return { kind: 'waiting', tries, notBefore: not_before?.getTime() ?? 0 };
  return { kind: state === 'delivered' ? 'delivered' : 'given-up', tries, at: ended_at?.getTime() ?? 0 };
}
