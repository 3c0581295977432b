import { Fault } from '#base/fault.ts';
import { type Instant, minuteMs } from '../schedule/instant.ts';

/** Pending, Running, Paused and Completed are documented; a caller never sees Failed and Cancelled (API-48). */
export const executionStatuses = ['Pending', 'Running', 'Paused', 'Completed', 'Failed', 'Cancelled'] as const;
export type ExecutionStatus = (typeof executionStatuses)[number];

/** One run of a report, for one slot. */
export interface Execution {
  readonly status: ExecutionStatus;
  /** The slot; of a report that runs at once, when it was asked. */
  readonly dueAt: Instant;
  /** How often it was begun. */
  readonly attempts: number;
  /** Not begun before this, after a failure. */
  readonly notBefore?: Instant;
  /** When it came to its end, good or bad. */
  readonly endedAt?: Instant;
}

/** `fail` is an error in the run, `lose` a worker that vanished during it. */
export type ExecutionEvent = 'start' | 'complete' | 'fail' | 'lose' | 'pause' | 'resume' | 'cancel';

/** Which events a status allows. The last three statuses are ends. */
export const executionSteps: Readonly<Record<ExecutionStatus, readonly ExecutionEvent[]>> = {
  Pending: ['start', 'pause', 'cancel'],
  Running: ['complete', 'fail', 'lose', 'cancel'],
  Paused: ['resume', 'cancel'],
  Completed: [],
  Failed: [],
  Cancelled: [],
};

export interface RetryRule {
  /** How often a run is begun, at most. */
  readonly attempts: number;
  /** How long a run that failed waits before it is begun again; one whose worker vanished does not. */
  readonly pauseMs: number;
}

/** A run is retried once (A-15: the documents say that it is, not how often). */
export const defaultRetry: RetryRule = { attempts: 2, pauseMs: minuteMs };

/** A run that waits for its slot, or for a worker. */
export function pendingAt(dueAt: Instant): Execution {
  return { status: 'Pending', dueAt, attempts: 0 };
}

/**
 * The run after an event. A worker that loses a race sees the fault and lets go.
 * @throws Fault `conflict` when the status does not allow it
 */
export function stepExecution(
  execution: Execution,
  event: ExecutionEvent,
  { now, retry = defaultRetry }: { readonly now: Instant; readonly retry?: RetryRule },
): Execution {
  checkStep(execution, event, now);
  switch (event) {
    case 'start':
      return begun(execution);
    case 'complete':
      return { ...execution, status: 'Completed', endedAt: now };
    case 'fail':
      return again(execution, now, { ...retry, from: now + retry.pauseMs });
    case 'lose':
      return again(execution, now, { ...retry, from: now });
    case 'pause':
      return { ...execution, status: 'Paused' };
    case 'resume':
      return resumed(execution, now);
    case 'cancel':
      return { ...execution, status: 'Cancelled', endedAt: now };
  }
}

/** Whether a worker may begin it now. */
export function mayStart({ status, dueAt, notBefore = dueAt }: Execution, now: Instant): boolean {
  return status === 'Pending' && dueAt <= now && notBefore <= now;
}

function checkStep(execution: Execution, event: ExecutionEvent, now: Instant): void {
  const { status } = execution;
  const isEarly = event === 'start' && !mayStart(execution, now);
  if (executionSteps[status].includes(event) && !isEarly) return;
  const allowed = executionSteps[status].filter((each) => each !== event);
  const message = isEarly
    ? `This run is ${status} and cannot start yet`
    : `This run is ${status}, which does not allow ${event}`;
  throw new Fault('conflict', message, { parameter: 'executionStatus', allowed });
}

function begun({ notBefore: _, ...execution }: Execution): Execution {
  return { ...execution, status: 'Running', attempts: execution.attempts + 1 };
}

/** Waits for another attempt, or has failed for good. */
function again(execution: Execution, now: Instant, { attempts, from }: { attempts: number; from: Instant }): Execution {
  if (execution.attempts >= attempts) return { ...execution, status: 'Failed', endedAt: now };
  return { ...execution, status: 'Pending', notBefore: from };
}

/** A slot that passed during the pause is not made up. */
function resumed(execution: Execution, now: Instant): Execution {
  if (execution.dueAt >= now) return { ...execution, status: 'Pending' };
  return { ...execution, status: 'Cancelled', endedAt: now };
}
