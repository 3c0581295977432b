import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultRetry,
  type Execution,
  type ExecutionEvent,
  executionSteps,
  mayStart,
  pendingAt,
  stepExecution,
} from './execution-life.ts';

const numRuns = Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120));
const due = Date.UTC(2024, 0, 1);
const minute = 60_000;
const step = (execution: Execution, event: ExecutionEvent, now: number) => stepExecution(execution, event, { now });
const running = step(pendingAt(due), 'start', due);

describe('stepExecution', () => {
  it('goes from Pending by Running to Completed', () => {
    expect(running).toEqual({ status: 'Running', dueAt: due, attempts: 1 });
    const ended = step(running, 'complete', due + minute);
    expect(ended).toEqual({ status: 'Completed', dueAt: due, attempts: 1, endedAt: due + minute });
  });

  it('API-48 A-15 retries a failed run once, after a pause, and then has failed', () => {
    const waiting = step(running, 'fail', due + 1000);
    expect(waiting).toEqual({
      status: 'Pending',
      dueAt: due,
      attempts: 1,
      notBefore: due + 1000 + defaultRetry.pauseMs,
    });
    expect(mayStart(waiting, due + 2000)).toBe(false);
    const again = step(waiting, 'start', due + 1000 + defaultRetry.pauseMs);
    expect(again).toEqual({ status: 'Running', dueAt: due, attempts: 2 });
    expect(step(again, 'fail', due + 9 * minute)).toMatchObject({ status: 'Failed', endedAt: due + 9 * minute });
  });

  it('API-48 begins the run of a vanished worker once more, at once', () => {
    const waiting = step(running, 'lose', due + minute);
    expect(mayStart(waiting, due + minute)).toBe(true);
    expect(step(step(waiting, 'start', due + minute), 'lose', due + 2 * minute)).toMatchObject({ status: 'Failed' });
  });

  it('lets only one of two workers begin a run, and none before it is due', () => {
    expect(() => step(running, 'start', due)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => step(pendingAt(due), 'start', due - 1)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('A-12 pauses a pending run, and drops it when its slot passes meanwhile', () => {
    const paused = step(pendingAt(due), 'pause', due - minute);
    expect(paused.status).toBe('Paused');
    expect(step(paused, 'resume', due)).toMatchObject({ status: 'Pending' });
    expect(step(paused, 'resume', due + 1)).toMatchObject({ status: 'Cancelled', endedAt: due + 1 });
    expect(() => step(running, 'pause', due)).toThrow(expect.objectContaining({ allowed: executionSteps.Running }));
  });

  it('ends once, however events come', () => {
    const events: ExecutionEvent[] = ['start', 'complete', 'fail', 'lose', 'pause', 'resume', 'cancel'];
    const happened = fc.array(fc.tuple(fc.constantFrom(...events), fc.integer({ min: 0, max: 90 * minute })));
    fc.assert(
      fc.property(happened, (list) => {
        let execution = pendingAt(due);
        let now = due;
        for (const [event, wait] of list) {
          const before = execution;
          now += wait;
          try {
            execution = step(execution, event, now);
          } catch (error) {
            expect(error).toMatchObject({ name: 'Fault', code: 'conflict' });
          }
          expect(execution.attempts).toBeLessThanOrEqual(defaultRetry.attempts);
          if (executionSteps[before.status].length === 0) expect(execution).toBe(before);
          expect(execution.endedAt !== undefined).toBe(executionSteps[execution.status].length === 0);
        }
      }),
      { numRuns },
    );
  });
});
