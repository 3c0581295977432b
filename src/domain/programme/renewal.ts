import { addDays, type Day } from '#base/day.ts';
import type { MonthRange } from '#base/month.ts';
import type { Edition, Extension } from './edition.ts';
import { renewalWindow, visibleFrom } from './kpi-calendar.ts';

type Rules = Pick<Edition, 'renewal' | 'refreshDay' | 'anniversaryFrom'>;

/** Everything about one anniversary (REN-2 … REN-9). */
export interface Renewal {
  /** First and last day on which it can be renewed. */
  readonly opens: Day;
  readonly closes: Day;
  /** The months whose KPIs decide. */
  readonly window: MonthRange;
  /** The first day on which all of them are visible, not before the anniversary (L-11). */
  readonly decisionOn: Day;
  /** When the partner is reminded (REN-3). */
  readonly reminders: readonly Day[];
}

const reminderDays = [-15, 23] as const;

export function renewalOf(anniversary: Day, rules: Rules): Renewal {
  const window = renewalWindow(anniversary);
  const lastVisible = visibleFrom(window.to, rules);
  return {
    opens: addDays(anniversary, rules.renewal.opensAfterDays),
    closes: addDays(anniversary, rules.renewal.closesAfterDays),
    window,
    decisionOn: lastVisible > anniversary ? lastVisible : anniversary,
    reminders: reminderDays.map((days) => addDays(anniversary, days)),
  };
}

/** Where a membership stands on a day: before its window, in it, or after it without renewal (REN-2, REN-4). */
export type RenewalState = 'active' | 'at-risk' | 'renewable' | 'lost';

/**
 * `at-risk` are the three months before the anniversary in which the requirements are not met (REN-7, REN-8);
 * benefits go on until the window closes.
 */
export function renewalState(
  day: Day,
  on: { readonly anniversary: Day; readonly rules: Rules; readonly requirementsMet: boolean },
): RenewalState {
  const { opens, closes } = renewalOf(on.anniversary, on.rules);
  if (day > closes) return 'lost';
  if (day >= opens) return 'renewable';
  return !on.requirementsMet && day >= addDays(on.anniversary, -lookAheadDays) ? 'at-risk' : 'active';
}

/** Admins are advised to look three months ahead (REN-8). */
const lookAheadDays = 90;

/** 365 days after the anniversary before, or after the payment where the edition says so (REN-5, L-9). */
export function nextAnniversary(before: Day, paidOn: Day, { anniversaryFrom }: Rules): Day {
  return addDays(anniversaryFrom === 'previous' ? before : paidOn, 365);
}

/** The extension an anniversary falls under; both ends of its window count (ENR-15 … ENR-18, L-1). */
export function extensionFor(
  anniversary: Day,
  held: { readonly kind: 'competency'; readonly name: string } | { readonly kind: 'specialisation' },
  extensions: readonly Extension[],
): Extension | undefined {
  return extensions.find((extension) => {
    if (anniversary < extension.from || anniversary > extension.to) return false;
    if (held.kind === 'specialisation') return extension.coversSpecialisations;
    return !extension.excludedCompetencies.includes(held.name);
  });
}
