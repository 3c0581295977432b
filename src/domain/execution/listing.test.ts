import { describe, expect, it } from 'vitest';
import {
  type Listed,
  type ListedReport,
  type ListingQuestion,
  listExecutions,
  nothingListed,
  parseStatuses,
} from './listing.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2024, 5, 15);
const scheduled: ListedReport = { executeNow: false, recurrenceInterval: 24 };
const once: ListedReport = { executeNow: true };
const run = (executionId: string, status: Listed['status'], age: number): Listed => ({
  executionId,
  reportId: 'r',
  status,
  attempts: 1,
  dueAt: now - age,
  ...(status === 'Failed' ? { endedAt: now - age } : {}),
});
const list = (runs: Listed[], question: ListingQuestion, report = scheduled) =>
  listExecutions(runs, { report, question, now }).map(({ executionId, status }) => `${executionId} ${status}`);

describe('listExecutions', () => {
  const runs = [
    run('a', 'Completed', 3 * day),
    run('b', 'Completed', 2 * day),
    run('c', 'Pending', 0),
    run('d', 'Completed', 91 * day),
  ];

  it('API-45 gives all of the last 90 days, newest first, or the newest', () => {
    expect(list(runs, { statuses: ['Completed', 'Pending'], latestOnly: false })).toEqual([
      'c Pending',
      'b Completed',
      'a Completed',
    ]);
    expect(list(runs, { statuses: ['Completed'] })).toEqual(['b Completed']);
    expect(list(runs, { executionIds: ['A'] })).toEqual(['a Completed']);
  });

  it('API-47 A-14 gives the newest completed run when no status is named', () => {
    expect(list(runs, {})).toEqual(['b Completed']);
    expect(list(runs, { latestOnly: false })).toEqual(['b Completed', 'a Completed']);
  });

  it('API-47 A-14 gives before the first completed run nothing of a schedule, and the newest of a report that runs at once', () => {
    const waiting = [run('c', 'Pending', 0)];
    expect(list(waiting, {})).toEqual([]);
    expect(list(waiting, { implicitAny: true })).toEqual(['c Pending']);
    expect(list(waiting, {}, once)).toEqual(['c Pending']);
    expect(list(waiting, { statuses: ['Completed'] }, once)).toEqual([]);
  });

  it('API-48 A-15 shows a run that failed for good as pending for the interval, then not at all', () => {
    const statuses = { statuses: ['Pending' as const], latestOnly: false };
    expect(list([run('f', 'Failed', 24 * hour - 1)], statuses)).toEqual(['f Pending']);
    expect(list([run('f', 'Failed', 24 * hour)], statuses)).toEqual([]);
    expect(list([run('f', 'Failed', 3 * hour)], {}, once)).toEqual(['f Pending']);
    expect(list([run('x', 'Cancelled', 0)], {}, once)).toEqual([]);
  });
});

describe('parseStatuses', () => {
  it('API-45 takes several by semicolon, in any case', () => {
    expect(parseStatuses(' completed; Running;')).toEqual(['Completed', 'Running']);
  });

  it('API-48 knows neither Failed nor Cancelled', () => {
    expect(() => parseStatuses('Failed')).toThrow(
      expect.objectContaining({ message: "Requested value 'Failed' not found", parameter: 'executionStatus' }),
    );
  });
});

describe('nothingListed', () => {
  it('API-46 says it in the documented words', () => {
    expect(nothingListed().code).toBe('not-found');
    expect(nothingListed().message).toBe(
      'There are no executions that have occurred for the given filter conditions. Double check the reportId or ' +
        "executionId and retry the API after the report's scheduled execution time",
    );
  });
});
