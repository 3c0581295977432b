import { hourMs, type Instant } from '#domain/schedule/instant.ts';
import type { StoredExecution } from '#state/executions.ts';
import type { StoredNotice } from '#state/notices.ts';
import type { Records } from '#state/records.ts';
import type { Ordered, Queue } from './queue.ts';

/**
 * Puts what may begin now in line. The records say what is to be done, so whatever happens to the line it is made anew,
 * and what is in it already is not put twice.
 * @returns whether there is a line: an installation that has nothing to do never makes one
 */
export async function feed({
  records,
  queue,
  now,
}: {
  readonly records: Records;
  readonly queue: Queue;
  readonly now: () => Instant;
}): Promise<boolean> {
  const runs = await records.due.runs();
  const notices = await records.due.notices();
  if (!queue.isStarted) {
    // A run that another process began may have been left behind.
    const isBusy = runs.length > 0 || notices.length > 0 || (await records.due.running()).length > 0;
    if (!isBusy) return false;
    await queue.start();
  }
  await queue.put('runs', inTurns(runs, now()));
  await queue.put(
    'notices',
    notices.map((notice) => noticeOrder(notice, now())),
  );
  return true;
}

/** Fair by tenant (SEC-14): the first run of each goes before the second of any. */
export function inTurns(runs: readonly StoredExecution[], now: Instant): readonly Ordered[] {
  const waiting = new Map<string, number>();
  return runs.map(({ tenant, executionId, attempts, dueAt, notBefore = dueAt }) => {
    const place = waiting.get(tenant) ?? 0;
    waiting.set(tenant, place + 1);
    const ticket = { tenant, id: executionId, tries: attempts };
    return { ticket, key: keyOf('run', { ...ticket, readyAt: notBefore }, now), priority: -place };
  });
}

function noticeOrder({ tenant, id, state, log }: StoredNotice, now: Instant): Ordered {
  const readyAt = state.kind === 'waiting' ? state.notBefore : now;
  const ticket = { tenant, id, tries: state.tries };
  // A replay counts its tries anew, and its log goes on.
  return { ticket, key: keyOf(`notice/${log.length}`, { ...ticket, readyAt }, now), priority: 0 };
}

/**
 * The same for the same try. What has waited for an hour is put again, should its place in the line have been lost; a try
 * that began meanwhile makes the second ticket mean nothing.
 */
function keyOf(
  kind: string,
  { id, tries, readyAt }: { readonly id: string; readonly tries: number; readonly readyAt: Instant },
  now: Instant,
): string {
  return [kind, id, tries, readyAt, Math.floor((now - readyAt) / hourMs)].join('/');
}
