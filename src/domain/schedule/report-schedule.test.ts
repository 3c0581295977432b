import { describe, expect, it } from 'vitest';
import { readInstant } from './instant.ts';
import { type ReportRules, type ReportTimes, reportPlan } from './report-schedule.ts';

const now = Date.UTC(2024, 5, 15, 12);
const rules: ReportRules = { now, minLeadHours: 4, minimumInterval: 4 };
const good: ReportTimes = { startTime: '2024-06-15T16:00:00Z', recurrenceInterval: 24 };
const creation = 'Invalid report parameters for creation -';
const refusal = (times: ReportTimes, given = rules) => {
  try {
    reportPlan(times, given);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('reportPlan', () => {
  it('API-37 starts at StartTime, every RecurrenceInterval hours, RecurrenceCount times', () => {
    expect(reportPlan({ ...good, recurrenceCount: 2190 }, rules)).toEqual({
      kind: 'scheduled',
      schedule: { recurrence: { kind: 'hourly', everyHours: 24 }, start: Date.UTC(2024, 5, 15, 16), count: 2190 },
    });
    expect(reportPlan(good, rules)).not.toHaveProperty('schedule.count');
  });

  it('API-35 runs once with ExecuteNow and nothing else, and ignores the times of a schedule', () => {
    expect(reportPlan({ executeNow: true }, rules)).toEqual({ kind: 'once' });
    const times = { executeNow: true, startTime: 'soon', recurrenceInterval: 1, recurrenceCount: -1 };
    expect(reportPlan(times, rules)).toEqual({ kind: 'once' });
  });

  it('API-36 A-9 ignores the times of the query for a schedule, even when they are no times', () => {
    expect(reportPlan({ ...good, queryStartTime: 'string', queryEndTime: 'string' }, rules)).toEqual(
      reportPlan(good, rules),
    );
  });

  it('A-27 takes the span of a query from its start to before its end', () => {
    const times = { executeNow: true, queryStartTime: '2024-01-01T00:00:00Z', queryEndTime: '2024-02-01T00:00:00Z' };
    expect(reportPlan(times, rules)).toEqual({
      kind: 'once',
      span: { from: Date.UTC(2024, 0, 1), before: Date.UTC(2024, 1, 1) },
    });
    expect(refusal({ ...times, queryEndTime: times.queryStartTime })).toMatchObject({
      parameter: 'QueryEndTime',
      message: `${creation} EndTime should be greater than StartTime`,
    });
  });

  it.each<[string, ReportTimes, string]>([
    ['StartTime', { recurrenceInterval: 24 }, 'Null or missing value'],
    ['RecurrenceInterval', { startTime: '2024-06-16T00:00:00Z' }, 'Null or missing value'],
    ['QueryEndTime', { executeNow: true, queryStartTime: '2024-01-01T00:00:00Z' }, 'Null or missing value'],
    [
      'StartTime',
      { ...good, startTime: '2024-06-15T15:59:59Z' },
      `${creation} Start time of report should at least be 4 hours from current UTC time`,
    ],
    [
      'StartTime',
      { ...good, startTime: '2024-06-16 10:00:00Z' },
      `${creation} StartTime should follow format: yyyy-MM-ddTHH:mm:ssZ`,
    ],
    [
      'StartTime',
      { ...good, startTime: '2024-06-31T10:00:00Z' },
      `${creation} StartTime should follow format: yyyy-MM-ddTHH:mm:ssZ`,
    ],
    [
      'QueryEndTime',
      { executeNow: true, queryStartTime: '2024-01-01T00:00:00Z', queryEndTime: '2024-02-01' },
      `${creation} EndTime should follow format: yyyy-MM-ddTHH:mm:ssZ`,
    ],
    ['RecurrenceInterval', { ...good, recurrenceInterval: 3 }, 'Recurrence Interval must be between 4 and 2160'],
    ['RecurrenceInterval', { ...good, recurrenceInterval: 2161 }, 'Recurrence Interval must be between 4 and 2160'],
    ['RecurrenceInterval', { ...good, recurrenceInterval: 4.5 }, 'Recurrence Interval must be between 4 and 2160'],
    [
      'RecurrenceCount',
      { ...good, recurrenceCount: 0 },
      `${creation} Recurrence count has to be a positive integer value`,
    ],
  ])('API-8 A-35 refuses %s in the documented words: %j', (parameter, times, message) => {
    expect(refusal(times)).toMatchObject({ name: 'Fault', code: 'bad-parameter', parameter, message });
  });

  it('A-39 asks for the interval of the dataset when it is larger, with the number', () => {
    const refused = refusal({ ...good, recurrenceInterval: 23 }, { ...rules, minimumInterval: 24 });
    expect(refused).toMatchObject({ parameter: 'RecurrenceInterval', allowed: ['24 to 2160'] });
    expect(refused).toHaveProperty('message', expect.stringMatching(/^Invalid report parameters.* 24$/));
  });

  it('A-36 takes a shorter lead from the settings, down to none, and keeps the format', () => {
    const times = { ...good, startTime: '2024-06-15T13:30:00Z' };
    expect(refusal(times)).toMatchObject({ allowed: ['from 2024-06-15T16:00:00Z'] });
    expect(refusal(times, { ...rules, minLeadHours: 1 })).toBeUndefined();
    expect(refusal({ ...good, startTime: '2024-06-15T12:00:00Z' }, { ...rules, minLeadHours: 0 })).toBeUndefined();
    expect(refusal({ ...times, startTime: '2024-06-15 13:30:00' }, { ...rules, minLeadHours: 0 })).toMatchObject({
      parameter: 'StartTime',
    });
  });
});

describe('readInstant', () => {
  it.each([
    '2024-06-15T24:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-06-15T10:00:00.000Z',
    '2024-06-15T10:00:00+02:00',
    '',
  ])('API-8 takes only moments that exist, in UTC: not %j', (text) => {
    expect(readInstant(text)).toBeUndefined();
  });
});
