import { addDays, type Day } from '#base/day.ts';
import { packEnds } from './action-pack.ts';
import type { Enrolment, Order } from './book.ts';
import type { Edition } from './edition.ts';
import { goldAnniversary } from './fee.ts';
import { nextAnniversary, type RenewalState, renewalOf, renewalState } from './renewal.ts';

type Rules = Pick<Edition, 'renewal' | 'refreshDay' | 'anniversaryFrom'>;

/** An enrolment as far as its days go. */
type Dated = Pick<Enrolment, 'anniversary' | 'ended'>;

/**
 * Where a membership that nothing ended stands on a day, for every page alike. One whose transfer was ordered in time and is
 * on its way is waited for: it is not lost before the order has expired (REN-4, FEE-21).
 */
export function membershipState(
  day: Day,
  of: {
    readonly anniversary: Day;
    readonly rules: Rules;
    readonly requirementsMet: boolean;
    readonly isBeingRenewed: boolean;
  },
): RenewalState {
  const state = renewalState(day, of);
  return state === 'lost' && of.isBeingRenewed ? 'renewable' : state;
}

/** Membership ends at the anniversary, benefits with the window of renewal, 30 days later (MAP-11, REN-2). */
export function benefitsEnd({ anniversary, ended }: Dated, rules: Rules): Day {
  return ended?.on ?? renewalOf(anniversary, rules).closes;
}

/**
 * The membership that keeps an order from beginning another one: of the same competency, or the one Action Pack (MAP-9), and
 * neither what the order renews or takes to gold nor one whose days are over.
 */
export function heldBeside<Known extends { readonly id: string; readonly content: Enrolment }>(
  order: Pick<Order, 'competency' | 'renews' | 'upgrades'>,
  enrolments: readonly Known[],
  { day, rules }: { readonly day: Day; readonly rules: Rules },
): Known | undefined {
  const { competency, renews, upgrades } = order;
  return enrolments.find(
    ({ id, content }) =>
      content.ended === null &&
      content.competency === competency &&
      id !== renews &&
      id !== upgrades &&
      day <= renewalOf(content.anniversary, rules).closes,
  );
}

/** The day a paid membership begins: with the money, not before the order (FEE-12, FEE-20). */
export function beginOf({ orderedOn }: Pick<Order, 'orderedOn'>, paidOn: Day): Day {
  return paidOn > orderedOn ? paidOn : orderedOn;
}

/** What a paid order gives: from its money on, or following the membership that it renews (FEE-31, MAP-11, REN-5). */
export function enrolmentOf(
  order: Pick<Order, 'offer' | 'competency' | 'orderedOn'>,
  of: { readonly id: string; readonly paidOn: Day; readonly rules: Rules; readonly renewed: Enrolment | undefined },
): Enrolment {
  const { id, paidOn, rules, renewed } = of;
  const isPack = order.offer === 'action-pack';
  const begin = beginOf(order, paidOn);
  // A marketplace profile that was set up stays (ENR-28); the track is chosen anew each time (MAP-10).
  const step = isPack ? (renewed?.step ?? 'purchased') : null;
  return {
    level: order.offer === 'action-pack' ? 'learning-action-pack' : order.offer,
    competency: order.competency,
    order: id,
    attainedOn: begin,
    anniversary: renewed === undefined ? first(order, begin) : nextAnniversary(renewed.anniversary, begin, rules),
    step,
    track: null,
    ended: null,
  };
}

function first({ offer }: Pick<Order, 'offer'>, begin: Day): Day {
  if (offer === 'action-pack') return packEnds({ boughtOn: begin }).membership;
  return offer === 'gold' ? goldAnniversary(begin) : addDays(begin, 365);
}

/** A membership that somebody holds, with where it stands and what it may be renewed as. */
export interface Held {
  readonly id: string;
  readonly level: Enrolment['level'];
  readonly competency: string | null;
  readonly state: RenewalState;
  readonly opens: Day;
  readonly decisionOn: Day;
  /** What the months that decide allow; null until the decision day (L-11). */
  readonly outcome: Enrolment['level'] | null;
}
