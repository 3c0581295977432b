import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../schedule/recurrence.ts';
import { nextSlot } from '../schedule/slots.ts';
import { afterRun, atSlot, type ReportEvent, type ReportStatus, reportStatuses, stepReport } from './report-life.ts';

const numRuns = Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120));
const good = { isThere: true, mayRead: true };
const events: ReportEvent[] = ['pause', 'resume', 'change', 'ended', 'ownerLost'];
const refused = expect.objectContaining({ code: 'bad-parameter', message: 'Invalid report parameters' });

describe('stepReport', () => {
  it.each<[ReportStatus, ReportEvent, ReportStatus]>([
    ['Active', 'pause', 'Paused'],
    ['Paused', 'resume', 'Active'],
    ['Active', 'ended', 'Inactive'],
    ['Paused', 'ended', 'Inactive'],
    ['Active', 'ownerLost', 'Inactive'],
    ['Active', 'change', 'Active'],
    ['Paused', 'change', 'Paused'],
    ['Inactive', 'change', 'Active'],
  ])('A-10 goes from %s by %s to %s', (from, event, to) => {
    expect(stepReport(from, event)).toBe(to);
  });

  it.each<[ReportStatus, ReportEvent]>([
    ['Paused', 'pause'],
    ['Inactive', 'pause'],
    ['Active', 'resume'],
    ['Inactive', 'resume'],
  ])('A-13 refuses for a report that is %s to %s', (status, event) => {
    expect(() => stepReport(status, event)).toThrow(refused);
  });

  it('A-13 says in which status it is allowed', () => {
    expect(() => stepReport('Active', 'resume')).toThrow(expect.objectContaining({ allowed: ['Paused'] }));
  });

  it('A-10 A-13 leads by any events only through the three documented statuses', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (happened) => {
        let status: ReportStatus = 'Active';
        for (const event of happened) {
          try {
            status = stepReport(status, event);
          } catch (error) {
            expect(error).toEqual(refused);
          }
          expect(reportStatuses).toContain(status);
        }
      }),
      { numRuns },
    );
  });
});

describe('atSlot', () => {
  it('RO-33 R-15 turns the report of an owner who lost the role inactive at its next execution, and does not run it', () => {
    expect(atSlot('Active', { ...good, mayRead: false })).toEqual({ runs: false, status: 'Inactive' });
  });

  it('DL-30 stops the schedule of an owner who left', () => {
    expect(atSlot('Active', { ...good, isThere: false })).toEqual({ runs: false, status: 'Inactive' });
  });

  it('runs only an active report', () => {
    expect(atSlot('Active', good)).toEqual({ runs: true, status: 'Active' });
    expect(atSlot('Paused', good)).toEqual({ runs: false, status: 'Paused' });
    expect(atSlot('Inactive', good)).toEqual({ runs: false, status: 'Inactive' });
  });
});

describe('afterRun', () => {
  const start = Date.UTC(2024, 0, 1);
  const schedule: Schedule = { recurrence: { kind: 'hourly', everyHours: 4 }, start, count: 2 };

  it('API-37 A-10 is inactive after the last run, and after the only one', () => {
    expect(afterRun('Active', schedule, start)).toBe('Active');
    expect(afterRun('Active', schedule, nextSlot(schedule, start) ?? 0)).toBe('Inactive');
    expect(afterRun('Active', undefined, start)).toBe('Inactive');
  });

  it('API-37 is inactive, too, when it was paused or lost during its last run', () => {
    expect(afterRun('Paused', undefined, start)).toBe('Inactive');
    expect(afterRun('Inactive', undefined, start)).toBe('Inactive');
  });
});
