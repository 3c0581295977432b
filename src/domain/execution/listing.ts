import { Fault } from '#base/fault.ts';
import { dayMs, hourMs, type Instant } from '../schedule/instant.ts';
import type { Execution } from './execution-life.ts';

/** The statuses that a caller sees and may ask for. */
export const shownStatuses = ['Pending', 'Running', 'Paused', 'Completed'] as const;
export type ShownStatus = (typeof shownStatuses)[number];

/** How long runs are listed (API-45). */
export const listedDays = 90;

export interface Listed extends Execution {
  readonly executionId: string;
  readonly reportId: string;
}

export interface ListingQuestion {
  /** Absent: every run of the report. */
  readonly executionIds?: readonly string[];
  /** Absent: the caller named none, which is not the same as Completed. */
  readonly statuses?: readonly ShownStatus[];
  /** Only the newest that passes the filters; default true (API-45). */
  readonly latestOnly?: boolean;
  /** `api.executions.implicitAny`: without statuses the newest is given whatever its status, of scheduled reports too. */
  readonly implicitAny?: boolean;
}

export interface ListedReport {
  readonly executeNow: boolean;
  /** Hours; absent for a report that runs at once. */
  readonly recurrenceInterval?: number;
}

/** A run as a caller sees it. */
export type Shown<E extends Listed> = Omit<E, 'status'> & { readonly status: ShownStatus };

/** Statuses in a query: any case, several by `;`, blanks around them ignored. @throws Fault in the documented words */
export function parseStatuses(text: string): ShownStatus[] {
  const words = text.split(';').map((word) => word.trim());
  return words.filter((word) => word !== '').map(parseStatus);
}

/**
 * The runs of one report that answer a question, newest first (API-45, API-47, A-14). Nothing answers: empty; the caller
 * says `nothingListed`.
 */
export function listExecutions<E extends Listed>(
  executions: readonly E[],
  {
    report,
    question,
    now,
  }: { readonly report: ListedReport; readonly question: ListingQuestion; readonly now: Instant },
): readonly Shown<E>[] {
  const { executionIds, latestOnly = true } = question;
  const named = executions
    .filter(({ executionId }) => executionIds?.some((id) => isSame(id, executionId)) ?? true)
    .filter(({ dueAt }) => dueAt >= now - listedDays * dayMs)
    .flatMap((execution) => shownAs(execution, report, now) ?? [])
    .sort((a, b) => b.dueAt - a.dueAt);
  const found = ofStatuses(named, report, question);
  return latestOnly ? found.slice(0, 1) : found;
}

/** The documented refusal when no run answers (API-46). */
export function nothingListed(): Fault {
  return new Fault(
    'not-found',
    "There are no executions that have occurred for the given filter conditions. Double check the reportId or executionId and retry the API after the report's scheduled execution time",
  );
}

function ofStatuses<E extends Listed>(
  runs: readonly Shown<E>[],
  { executeNow }: ListedReport,
  { statuses, implicitAny = false }: ListingQuestion,
): readonly Shown<E>[] {
  if (statuses !== undefined) return runs.filter(({ status }) => statuses.includes(status));
  const completed = runs.filter(({ status }) => status === 'Completed');
  return completed.length > 0 || !(executeNow || implicitAny) ? completed : runs.slice(0, 1);
}

/**
 * To the outside a run that failed for good is pending for as long as the interval of its report, then it is gone; so is
 * a cancelled one at once (API-48, A-15). A report without an interval keeps it for the shortest there is.
 */
function shownAs<E extends Listed>(execution: E, report: ListedReport, now: Instant): Shown<E> | undefined {
  const { status, dueAt, endedAt = dueAt } = execution;
  if (status === 'Cancelled') return undefined;
  if (status !== 'Failed') return { ...execution, status };
  const isKept = now < endedAt + (report.recurrenceInterval ?? 4) * hourMs;
  return isKept ? { ...execution, status: 'Pending' } : undefined;
}

function parseStatus(word: string): ShownStatus {
  const status = shownStatuses.find((each) => isSame(each, word));
  if (status !== undefined) return status;
  const message = `Requested value '${word}' not found`;
  throw new Fault('bad-parameter', message, { parameter: 'executionStatus', allowed: shownStatuses });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
