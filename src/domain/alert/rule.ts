import type { Day } from '#base/day.ts';
import { daysBetween } from '#base/day.ts';
import { growthPercent, roundPercent } from '#base/percent.ts';

/**
 * When a figure is worth a word. `change` is against the period before, equally long, by at least so much: in percent of
 * what it was, or in points (the figures' own unit). `stale`: no data came for at least so many days.
 */
export type AlertRule =
  | { readonly kind: 'above'; readonly threshold: number }
  | { readonly kind: 'below'; readonly threshold: number }
  | {
      readonly kind: 'change';
      readonly direction: 'up' | 'down' | 'either';
      readonly by: number;
      readonly unit: 'percent' | 'points';
    }
  | { readonly kind: 'stale'; readonly days: number };

/** What is known when an alert is looked at; null is missing, never zero. */
export interface AlertFacts {
  readonly value: number | null;
  /** The same figure of the period before. */
  readonly before: number | null;
  /** Day of the oldest of the newest deliveries that the report is answered from; null: none came yet. */
  readonly lastLoad: Day | null;
  readonly today: Day;
}

/**
 * Whether the rule holds; undefined where that cannot be known: a missing figure is neither above nor below anything, and
 * nothing has changed by percent of a figure that was zero. Changes are compared as they are shown, with 2 decimals.
 */
export function holds(rule: AlertRule, facts: AlertFacts): boolean | undefined {
  const { value, lastLoad, today } = facts;
  switch (rule.kind) {
    case 'above':
      return value === null ? undefined : value > rule.threshold;
    case 'below':
      return value === null ? undefined : value < rule.threshold;
    case 'change':
      return isMoved(changeOf(facts, rule.unit), rule);
    case 'stale':
      return lastLoad === null ? undefined : daysBetween(lastLoad, today) >= rule.days;
  }
}

/** By how much a figure changed, with 2 decimals; null where that cannot be said. */
export function changeOf({ value, before }: AlertFacts, unit: 'percent' | 'points'): number | null {
  if (value === null || before === null) return null;
  if (unit === 'points') return roundPercent(value - before);
  // Of a figure below zero too, up is up.
  const percent = growthPercent(before, value);
  return percent === undefined ? null : roundPercent(percent * Math.sign(before));
}

function isMoved(change: number | null, { direction, by }: AlertRule & { kind: 'change' }): boolean | undefined {
  if (change === null) return undefined;
  if (direction === 'either') return Math.abs(change) >= by;
  return direction === 'up' ? change >= by : -change >= by;
}
