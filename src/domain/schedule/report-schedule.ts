import { Fault } from '#base/fault.ts';
import { hourMs, type Instant, instantText, readInstant } from './instant.ts';
import type { Schedule } from './recurrence.ts';

/** The times of a report of the Insights API, as a caller gives them. */
export interface ReportTimes {
  readonly executeNow?: boolean;
  readonly startTime?: string;
  readonly recurrenceInterval?: number;
  readonly recurrenceCount?: number;
  readonly queryStartTime?: string;
  readonly queryEndTime?: string;
}

export interface ReportRules {
  readonly now: Instant;
  /** Hours from now to the first run, at least: `api.minLeadHours`. */
  readonly minLeadHours: number;
  /** The least interval of the dataset, in hours (API-23, A-39). */
  readonly minimumInterval: number;
}

export type ReportPlan =
  | {
      readonly kind: 'once';
      /** Overrides the TIMESPAN of the query: from its start to before its end. */
      readonly span?: { readonly from: Instant; readonly before: Instant };
    }
  | { readonly kind: 'scheduled'; readonly schedule: Schedule };

/** Hours between two runs (API 2.6). */
export const intervalLimits = { least: 4, most: 2160 } as const;

const creation = 'Invalid report parameters for creation -';

/**
 * When a report runs: at once, when the other times are ignored, or first at StartTime and then every RecurrenceInterval
 * hours (API-35 … API-37). The times of the query are ignored for a schedule, even when they are no times (API-36).
 * @throws Fault `bad-parameter` in the documented words, naming the property (api.md §4)
 */
export function reportPlan(times: ReportTimes, rules: ReportRules): ReportPlan {
  if (times.executeNow === true) {
    const span = spanOf(times);
    return span === undefined ? { kind: 'once' } : { kind: 'once', span };
  }
  const start = startOf(times, rules);
  const everyHours = intervalOf(times, rules);
  const count = countOf(times);
  const schedule: Schedule = { recurrence: { kind: 'hourly', everyHours }, start };
  return { kind: 'scheduled', schedule: count === undefined ? schedule : { ...schedule, count } };
}

function startOf({ startTime }: ReportTimes, { now, minLeadHours }: ReportRules): Instant {
  const start = momentOf(startTime ?? missing('StartTime'), 'StartTime', 'StartTime');
  const earliest = now + minLeadHours * hourMs;
  if (start >= earliest) return start;
  // With a shorter lead in the settings the documented words would be wrong about it.
  const message = `${creation} Start time of report should at least be ${minLeadHours} hours from current UTC time`;
  throw new Fault('bad-parameter', message, {
    parameter: 'StartTime',
    allowed: [`from ${instantText(earliest + 999)}`],
  });
}

function intervalOf({ recurrenceInterval }: ReportTimes, { minimumInterval }: ReportRules): number {
  const interval = recurrenceInterval ?? missing('RecurrenceInterval');
  const { least, most } = intervalLimits;
  const allowed = [`${Math.max(least, minimumInterval)} to ${most}`];
  if (!Number.isInteger(interval) || interval < least || interval > most) {
    const message = `Recurrence Interval must be between ${least} and ${most}`;
    throw new Fault('bad-parameter', message, { parameter: 'RecurrenceInterval', allowed });
  }
  if (interval >= minimumInterval) return interval;
  const message = `Invalid report parameters - Recurrence Interval of this dataset must be at least ${minimumInterval}`;
  throw new Fault('bad-parameter', message, { parameter: 'RecurrenceInterval', allowed });
}

function countOf({ recurrenceCount }: ReportTimes): number | undefined {
  if (recurrenceCount === undefined) return undefined;
  if (Number.isSafeInteger(recurrenceCount) && recurrenceCount > 0) return recurrenceCount;
  const message = `${creation} Recurrence count has to be a positive integer value`;
  throw new Fault('bad-parameter', message, { parameter: 'RecurrenceCount', allowed: ['1 or more'] });
}

/** One of the two alone says no span. */
function spanOf({ queryStartTime, queryEndTime }: ReportTimes) {
  if (queryStartTime === undefined && queryEndTime === undefined) return undefined;
  const from = momentOf(queryStartTime ?? missing('QueryStartTime'), 'QueryStartTime', 'StartTime');
  const before = momentOf(queryEndTime ?? missing('QueryEndTime'), 'QueryEndTime', 'EndTime');
  if (before > from) return { from, before };
  const message = `${creation} EndTime should be greater than StartTime`;
  throw new Fault('bad-parameter', message, { parameter: 'QueryEndTime', allowed: [`after ${instantText(from)}`] });
}

function momentOf(text: string, parameter: string, word: 'StartTime' | 'EndTime'): Instant {
  const moment = readInstant(text);
  if (moment !== undefined) return moment;
  const message = `${creation} ${word} should follow format: yyyy-MM-ddTHH:mm:ssZ`;
  throw new Fault('bad-parameter', message, { parameter, allowed: ['yyyy-MM-ddTHH:mm:ssZ'] });
}

function missing(parameter: string): never {
  throw new Fault('bad-parameter', 'Null or missing value', { parameter });
}
