import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import type { Quotas } from '#domain/execution/quota.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Jobs } from '#jobs/jobs.ts';
import type { Dataset } from '#model/dataset.ts';
import type { Vocabulary } from '#query/language/vocabulary.ts';
import type { Scope } from '#query/scope.ts';
import type { RecordOwner } from '#state/queries.ts';
import type { TenantRecords } from '#state/records.ts';
import type { Store } from '#store/store.ts';

/** What a call brings back: records, and whether something was withheld from the caller (RO-3). */
export interface InsightsAnswer<T> {
  readonly records: readonly T[];
  readonly redacted: boolean;
}

/** The catalogue as the Insights API speaks of it, made once for everybody. */
export interface InsightsCatalogue {
  readonly datasets: readonly Dataset[];
  readonly vocabulary: Vocabulary;
}

/** What may be set about the Insights API. */
export interface InsightsRules {
  readonly quotas: Quotas;
  readonly minLeadHours: number;
  readonly implicitAny: boolean;
  /** How long a query may be tried (API-31). */
  readonly longestTestMs: number;
}

/** Somebody at work in one of their tenants: what every part of the Insights API needs of it. */
export interface InsightsDesk {
  readonly tenant: string;
  readonly owner: RecordOwner;
  readonly catalogue: InsightsCatalogue;
  readonly rules: InsightsRules;
  readonly records: TenantRecords;
  readonly store: Store;
  readonly jobs: Pick<Jobs, 'look' | 'cancel' | 'linkTo'>;
  /** What they see of raw rows (roles.md §4, RO-31). */
  scope(): Promise<Scope>;
  /** Writes down what was done to something of theirs (SEC-18). */
  note(action: InsightsDeed, object: string, detail: object): Promise<void>;
  today(): Day;
  now(): Instant;
}

export type InsightsDeed =
  | 'query.made'
  | 'query.deleted'
  | 'report.made'
  | 'report.changed'
  | 'report.paused'
  | 'report.resumed'
  | 'report.deleted';

/** Nothing answers to the filters (API-29). */
export function nothingFound(): Fault {
  return new Fault('not-found', 'No item found with given filters.');
}

/** All of them when nothing was asked for, which may be none; else those asked for. @throws Fault when these are none (API-29) */
export function found<T>(
  records: readonly T[],
  filters: readonly (string | undefined)[],
  isWanted: (record: T) => boolean,
): readonly T[] {
  if (filters.every((filter) => filter === undefined)) return records;
  const wanted = records.filter(isWanted);
  if (wanted.length === 0) throw nothingFound();
  return wanted;
}

/** Whether a filter lets a text through: absent, or the same but for case and outer blanks. */
export function passes(filter: string | undefined, text: string): boolean {
  return filter === undefined || filter.trim().toLowerCase() === text.toLowerCase();
}

/** A text that a caller has to give. @throws Fault in the documented words (§4) */
export function required(text: string | undefined, parameter: string): string {
  const given = text?.trim() ?? '';
  if (given === '') throw new Fault('bad-parameter', 'Null or missing value', { parameter });
  return given;
}
