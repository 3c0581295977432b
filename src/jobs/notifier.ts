import { afterTry, type CallbackOutcome, type CallbackState, firstCallback } from '#domain/execution/callback.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import {
  type NoticeChannel,
  type NoticeDraft,
  type NoticeTry,
  noticeChannels,
  type StoredNotice,
} from '#state/notices.ts';
import type { Records } from '#state/records.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Ticket } from './queue.ts';
import type { RequestOutcome } from './safe-request.ts';

/** What came of telling; `isFinal`: nothing is gained by trying again. */
export type TellOutcome = RequestOutcome | { readonly reason: string; readonly isFinal: true };

/** A way to tell somebody about a run. */
export interface Channel {
  /** Whom a run of the report is told to when its file is ready: addresses. */
  targetsOf(report: StoredReport): readonly string[];
  /**
   * Tells one of them. A status of 2xx is told; anything else is tried again (API-56). Never throws for what the
   * receiver does.
   */
  send(notice: StoredNotice, report: StoredReport, signal: AbortSignal): Promise<TellOutcome>;
}

/** Those that there are. */
export type Channels = Readonly<Partial<Record<NoticeChannel, Channel>>>;

export interface NotifierDeps {
  readonly records: Records;
  readonly channels: Channels;
  readonly now: () => Instant;
}

/** Tells those who wait for runs, and writes down how it went. */
export interface Notifier {
  notify(ticket: Ticket): Promise<void>;
  /** Tries anew from the first pause on; what was tried before stays in its log. @throws Fault `not-found` */
  replay(tenant: string, noticeId: string): Promise<void>;
  /** Leaves what is being sent; it is tried again by whoever comes next. */
  close(): void;
}

export function createNotifier({ records, channels, now }: NotifierDeps): Notifier {
  const closing = new AbortController();
  return {
    async notify({ tenant, id, tries }) {
      const { notices, reports } = records.of(tenant);
      const notice = await notices.find(id);
      if (notice === undefined || !isMeant(notice, tries)) return;
      const report = await reports.find(notice.reportId);
      const channel = channels[notice.channel];
      const outcome = await (report === undefined || channel === undefined
        ? { reason: report === undefined ? 'its report was removed' : `nothing sends by ${notice.channel} here` }
        : channel.send(notice, report, closing.signal));
      if (closing.signal.aborted) return;
      await notices.change(id, (current) => (isMeant(current, tries) ? tried(current, outcome, now()) : undefined));
    },
    async replay(tenant, noticeId) {
      await records
        .of(tenant)
        .notices.change(noticeId, ({ state, log }) =>
          state.kind === 'waiting' ? undefined : { state: firstCallback(now()), log },
        );
    },
    close: () => closing.abort(new Error('the process ends')),
  };
}

/** Whom a finished run is told to, by every channel there is. */
export function noticesOf(report: StoredReport, channels: Channels): readonly NoticeDraft[] {
  return noticeChannels.flatMap((channel) =>
    (channels[channel]?.targetsOf(report) ?? []).map((target) => ({ channel, target })),
  );
}

function isMeant({ state }: StoredNotice, tries: number): boolean {
  return state.kind === 'waiting' && state.tries === tries;
}

function tried({ state, log }: StoredNotice, outcome: TellOutcome, now: Instant) {
  const answer: CallbackOutcome = 'status' in outcome ? outcome : 'no-answer';
  const attempt: NoticeTry =
    'status' in outcome ? { at: now, status: outcome.status } : { at: now, reason: outcome.reason };
  const next = 'isFinal' in outcome ? givenUp(state, now) : afterTry(state, answer, { now });
  return { state: next, log: [...log, attempt] };
}

function givenUp({ tries }: CallbackState, now: Instant): CallbackState {
  return { kind: 'given-up', tries: tries + 1, at: now };
}
