import type { Day } from '#base/day.ts';
import type { PartnerProfile } from '#domain/programme/book.ts';
import { type OfferFacts, offersTo, type Tile } from '#domain/programme/offer.ts';
import { isBeingRenewed, isPending } from '#domain/programme/order.ts';
import type { LevelStanding } from '#domain/programme/standing.ts';
import type { ProgrammeBook } from '#state/programme-book.ts';
import type { ProgrammeDesk } from './desk.ts';
import { factsOf } from './facts.ts';
import { createGateway } from './payments-gateway.ts';
import { keptProfile } from './profile.ts';
import { heldOf, type Prospect, prospectOf } from './renewals-outcome.ts';
import type { Rules } from './rule-book.ts';

type Reading = Pick<ProgrammeBook, 'list' | 'find'>;

/** What a partner's offers follow from: what has to be asked of data, and what stands in the book. */
export interface Position {
  readonly tenant: string;
  readonly day: Day;
  readonly rules: Rules;
  readonly levels: readonly LevelStanding[];
  /** By enrolment. */
  readonly prospects: ReadonlyMap<string, Prospect>;
  readonly cards: boolean;
}

/** @throws Fault `not-found` when no edition holds today */
export async function positionOf(desk: ProgrammeDesk, tenant: string): Promise<Position> {
  const day = desk.today();
  const known = await factsOf(desk, tenant, day);
  const prospects = new Map<string, Prospect>();
  for (const { id, content } of await desk.records.of(tenant).programme.list('enrolment')) {
    if (content.ended === null) prospects.set(id, await prospectOf(desk, { tenant, enrolment: content, day, known }));
  }
  const cards = createGateway(desk.config) !== undefined;
  return { tenant, day, rules: known.rules, levels: known.standing.levels, prospects, cards };
}

/** The facts that decide what may be bought, with the book as it is at this moment. */
export async function offerFacts(position: Position, book: Reading): Promise<OfferFacts> {
  const { day, rules, levels, prospects, cards } = position;
  const { country, isMember, isVerified }: PartnerProfile = await keptProfile(book);
  const enrolments = (await book.list('enrolment')).filter(({ content }) => content.ended === null);
  const orders = (await book.list('order')).filter(({ content }) => isPending(content, day));
  const held = (record: (typeof enrolments)[number]) =>
    heldOf(record, {
      ...{ day, rules, prospect: prospects.get(record.id) },
      isBeingRenewed: isBeingRenewed(record.id, orders, day),
    });
  return {
    country,
    isMember,
    isVerified,
    levels,
    held: enrolments.map(held),
    ordered: orders.map(({ content: { offer, competency } }) => ({ offer, competency })),
    cards,
  };
}

/** @returns the tiles with the facts that they follow from */
export async function tilesOf(
  position: Position,
  book: Reading,
): Promise<{ readonly facts: OfferFacts; readonly tiles: readonly Tile[] }> {
  const facts = await offerFacts(position, book);
  return { facts, tiles: offersTo(facts, position.rules.edition) };
}
