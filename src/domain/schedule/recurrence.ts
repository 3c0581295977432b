import type { Day } from '#base/day.ts';
import type { Instant } from './instant.ts';

/** Monday 1 to Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A time of the day on the clocks of a place. */
export interface LocalTime {
  /** `HH:MM`, 00:00 to 23:59. */
  readonly time: string;
  /** Name in the IANA list, e.g. `Europe/Amsterdam`. */
  readonly zone: string;
}

/** A schedule that counts hours, as reports of the Insights API do: clocks and calendars have no say (API-37). */
export interface Hourly {
  readonly kind: 'hourly';
  readonly everyHours: number;
}

/**
 * A schedule that follows a calendar and a clock (DL-23). `every` takes each day, week, month or year that many apart,
 * counted from the one of the first slot.
 *
 * Short months: a day that a month lacks is its last day, so 31 is the last day of every month and a report on the 30th
 * and 31st comes once in February; 29 February is 28 February in common years.
 *
 * Changes of the clocks: a slot fires at the first moment at which the clocks show its time or later. A time that is
 * skipped fires at the jump, a time that is repeated fires the first time only, a day that a place never had has no slot.
 */
export type Calendar = LocalTime &
  (
    | { readonly kind: 'daily'; readonly every: number }
    | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly Weekday[] }
    | { readonly kind: 'monthly'; readonly every: number; readonly days: readonly number[] }
    | { readonly kind: 'yearly'; readonly every: number; readonly month: number; readonly day: number }
    | { readonly kind: 'dates'; readonly dates: readonly Day[] }
  );

export type Recurrence = Hourly | Calendar;

/** When something happens: a slot is a moment at which it is due. */
export interface Schedule {
  readonly recurrence: Recurrence;
  /** No slot is before it. The first slot of an hourly schedule is here. */
  readonly start: Instant;
  /** No slot is after it; absent: without end. */
  readonly end?: Instant;
  /** How many slots there are in all; absent: as many as fit. */
  readonly count?: number;
}
