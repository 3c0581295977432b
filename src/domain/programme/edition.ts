import type { Day } from '#base/day.ts';

/** The levels of a learning partner, lowest first (ENR-2). */
export const levels = ['learning-action-pack', 'silver', 'gold'] as const;
export type Level = (typeof levels)[number];

/** Both ends count; without `to` it goes on. */
export interface Period {
  readonly from: Day;
  readonly to?: Day;
}

/** What a level asks for, as dated data that the operator edits (ENR-7, learning-program.md §6). */
export interface RequirementSet {
  readonly id: string;
  readonly level: Level;
  /** Absent: every competency with a learning option at the level (the Action Pack has none of its own). */
  readonly competency?: string;
  /** Absent: every region. */
  readonly region?: string;
  readonly period: Period;
  /** Thresholds; one that is not entered yet closes the level until the operator enters it. */
  readonly kpi: number | undefined;
  readonly trainers: number | undefined;
  readonly exams: number | undefined;
  /** Asked for only where it is entered. */
  readonly revenueUsd?: number;
}

/** A window of anniversaries whose requirements are waived; the fee is not (ENR-15 … ENR-18). */
export interface Extension {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly excludedCompetencies: readonly string[];
  readonly coversSpecialisations: boolean;
  readonly note: string;
  readonly link?: string;
}

/** How points are made of units, where an edition measures them (2023: learning-program.md §6). */
export interface PointRules {
  /** The kind of a type of learning product; `exam` gives exam units. Types that stand here not are of kind `other`. */
  readonly kinds: readonly { readonly type: string; readonly kind: string }[];
  readonly weights: readonly { readonly kind: string; readonly perUnit: number; readonly cap?: number }[];
  readonly coursewarePoints: number;
  readonly examUnits: number;
  readonly surveyScore: number;
  readonly surveys?: number;
}

/** What an offer costs; the amount is in the smallest unit of the currency (FEE-2). The most special one that fits holds. */
export interface Price {
  readonly offer: 'action-pack' | 'silver' | 'gold';
  /** ISO 3166 code, two letters; absent: every country. */
  readonly country?: string;
  readonly currency: string;
  readonly amount: number;
}

/** Where transfers in a currency go (FEE-15). */
export interface BankAccount {
  readonly currency: string;
  readonly holder: string;
  readonly account: string;
  readonly bank: string;
}

/** What else the operator tells partners, dated with the rules. */
export interface ProgrammeTexts {
  /** The performance guidelines that silver commits to (ENR-34). */
  readonly guidelines: { readonly version: string; readonly link?: string };
  /** The purchase terms: billing account, renewal, refund, taxes (FEE-10). */
  readonly terms: { readonly version: string; readonly text: string };
  /** Enrolment resources, news, community, documents, calls (ENR-9, ENR-10). */
  readonly links: readonly { readonly title: string; readonly href: string }[];
}

/** The rules of the programme for a time; an old decision is replayed with the edition of its day. */
export interface Edition {
  readonly id: string;
  readonly name: string;
  readonly period: Period;
  /** Day of the month on which KPIs of the month before become visible, 1 … 28 (ENR-51, ENR-55, L-13). */
  readonly refreshDay: number;
  /** Days after the anniversary in which a renewal is possible: first and last (REN-6, L-10). */
  readonly renewal: { readonly opensAfterDays: number; readonly closesAfterDays: number };
  /** What the next anniversary is counted from (REN-5, L-9). */
  readonly anniversaryFrom: 'previous' | 'payment';
  /** Whether silver asks for its KPIs when enrolling, not only at the first renewal (L-2, ENR-8). */
  readonly silverKpiAtEnrolment: boolean;
  readonly directory: { readonly weeks: 'days' | 'iso' };
  readonly discountPercent: number;
  readonly requirementSets: readonly RequirementSet[];
  readonly extensions: readonly Extension[];
  /** Which competencies have a learning option, and at which levels (ENR-32). */
  readonly learningOptions: readonly { readonly competency: string; readonly levels: readonly ('silver' | 'gold')[] }[];
  /** Titles or ids of the certifications that make a trainer, any case (ENR-25, L-17). */
  readonly trainerCertifications: readonly string[];
  /** The exams, by id or title, that count for a competency (ENR-34); a competency that names none counts every exam. */
  readonly skills: readonly { readonly competency: string; readonly exams: readonly string[] }[];
  readonly prices: readonly Price[];
  readonly bankAccounts: readonly BankAccount[];
  readonly texts: ProgrammeTexts;
  readonly points?: PointRules;
}

/** Whether the day lies in the period, both ends included. */
export function holds({ from, to }: Period, day: Day): boolean {
  return from <= day && (to === undefined || day <= to);
}

/**
 * The set that a level of a competency is measured by on a day: one of the region and competency goes before one of
 * either, and that before a general one.
 */
export function requirementSetFor(
  { requirementSets }: Edition,
  on: { readonly level: Level; readonly competency?: string; readonly region?: string; readonly day: Day },
): RequirementSet | undefined {
  const fits = (set: RequirementSet) =>
    set.level === on.level &&
    holds(set.period, on.day) &&
    (set.competency === undefined || set.competency === on.competency) &&
    (set.region === undefined || set.region === on.region);
  const weight = (set: RequirementSet) => Number(set.competency !== undefined) * 2 + Number(set.region !== undefined);
  return requirementSets.filter(fits).sort((a, b) => weight(b) - weight(a))[0];
}
