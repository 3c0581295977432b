import type { Day } from '#base/day.ts';
import type { MonthRange } from '#base/month.ts';
import type { ConfirmedTrainer, PartnerProfile } from '#domain/programme/book.ts';
import type { ClaimedLine } from '#domain/programme/claimed-lines.ts';
import { kpiWindowOn, renewalWindow } from '#domain/programme/kpi-calendar.ts';
import { type PartnerFacts, type Standing, standingOn } from '#domain/programme/standing.ts';
import type { ProgrammeBook, ProgrammeRecord } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';
import { claimedAmounts, invoicedAmounts, linesOfClaims } from './kpi.ts';
import { type LinkedLearning, linkedLearning } from './learning.ts';
import type { Rules } from './rule-book.ts';

/** What the rules look at, and what they say of it. */
export interface KnownFacts {
  readonly rules: Rules;
  readonly facts: PartnerFacts;
  readonly standing: Standing;
}

/** The same, with all that it was made of. */
export interface GatheredFacts extends KnownFacts {
  readonly shelf: PartnerShelf;
  readonly learning: LinkedLearning;
  readonly claimed: readonly ClaimedLine[];
}

/** What is written down of a partner and matters to where it stands. */
export interface PartnerShelf {
  readonly profile: PartnerProfile | undefined;
  readonly trainers: readonly ProgrammeRecord<'trainer'>[];
  readonly commitments: readonly ProgrammeRecord<'commitment'>[];
  readonly claims: readonly ProgrammeRecord<'claim'>[];
  readonly surveys: readonly ProgrammeRecord<'survey'>[];
  readonly enrolments: readonly ProgrammeRecord<'enrolment'>[];
  readonly listings: readonly ProgrammeRecord<'listing'>[];
  readonly orders: readonly ProgrammeRecord<'order'>[];
}

/**
 * What a partner has to show on a day, and where it stands by the rules of that day; the whole partner, so whoever asks
 * has been let in before.
 * @throws Fault `not-found` when no edition holds on the day
 */
export async function factsOf(desk: ProgrammeDesk, tenant: string, day: Day): Promise<KnownFacts> {
  const { rules, facts, standing } = await gatheredFacts(desk, tenant, day);
  return { rules, facts, standing };
}

/** As `factsOf`, with all that they were made of. */
export async function gatheredFacts(desk: ProgrammeDesk, tenant: string, day: Day): Promise<GatheredFacts> {
  const [rules, read] = await Promise.all([desk.rulesOn(day), readShelf(desk.records.of(tenant).programme)]);
  const { edition } = rules;
  const range = monthsAsked(read, day, rules);
  const byType = edition.points !== undefined;
  const [invoiced, claimed, learning] = await Promise.all([
    invoicedAmounts(desk.store, tenant, { range, byType }),
    linesOfClaims(desk.store, tenant, read.claims),
    linkedLearning(desk, tenant, { day, edition }),
  ]);
  const region = read.profile?.region ?? undefined;
  const facts: PartnerFacts = {
    purchases: [...invoiced, ...claimedAmounts(claimed, range.to)],
    trainers: learning.trainers.length + confirmedOn(day, read.trainers, learning).length,
    exams: learning.exams,
    commitments: read.commitments
      .map(({ content }) => content)
      .filter(({ on }) => on <= day)
      .map(({ competency }) => competency),
    surveys: read.surveys.map(({ content: { month, area, score, surveys } }) => ({
      month,
      score,
      surveys,
      ...(area !== null && { area }),
    })),
    ...(region !== undefined && { region }),
  };
  return { rules, facts, standing: standingOn(day, { facts, edition }), shelf: read, learning, claimed };
}

const shelved = ['profile', 'trainer', 'commitment', 'claim', 'survey', 'enrolment', 'listing', 'order'] as const;

/** @param book of one partner */
export async function readShelf(book: Pick<ProgrammeBook, 'gather'>): Promise<PartnerShelf> {
  const { profile, trainer, commitment, claim, survey, enrolment, listing, order } = await book.gather(shelved);
  return {
    profile: profile.at(-1)?.content,
    trainers: trainer,
    commitments: commitment,
    claims: claim,
    surveys: survey,
    enrolments: enrolment,
    listings: listing,
    orders: order,
  };
}

/** The months of the window shown and of the renewals that may still be decided, up to the last that is visible. */
function monthsAsked({ enrolments }: PartnerShelf, day: Day, { edition }: Rules): MonthRange {
  const shown = kpiWindowOn(day, edition);
  const held = enrolments.filter(({ content }) => content.ended === null);
  const begins = held.map(({ content }) => renewalWindow(content.anniversary).from);
  return { from: [shown.from, ...begins].sort()[0] ?? shown.from, to: shown.to };
}

/** The trainers the operator confirmed, each once, without those who count by their linked account (L-17). */
export function confirmedOn(
  day: Day,
  trainers: readonly ProgrammeRecord<'trainer'>[],
  { trainers: linked }: Pick<LinkedLearning, 'trainers'>,
): readonly ProgrammeRecord<'trainer'>[] {
  const known = new Set(linked.flatMap(({ references }) => references));
  return trainers.filter(({ content }) => {
    const reference = content.reference.trim().toLowerCase();
    if (!isCurrent(content, day) || known.has(reference)) return false;
    known.add(reference);
    return true;
  });
}

function isCurrent({ until }: ConfirmedTrainer, day: Day): boolean {
  return until === null || until >= day;
}
