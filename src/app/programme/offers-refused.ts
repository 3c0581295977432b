import { Fault } from '#base/fault.ts';
import type { OfferRefusal, OfferRefusalId } from '#domain/programme/offer.ts';

const told: Readonly<Record<OfferRefusalId, string>> = {
  'not-a-member': 'the partner is not a member of the network; join it first',
  'account-not-verified': 'the account is not verified yet',
  'no-trainer': 'at least one certified trainer is needed',
  'no-requirements': 'nobody can enrol: no requirements hold today',
  'thresholds-missing': 'nobody can enrol: the operator has not entered the numbers yet',
  'requirements-not-met': 'the requirements are not met',
  'included-in-gold': 'gold includes silver',
  'has-one': 'the partner has one',
  'window-not-open': 'the window of renewal is not open',
  'decision-not-yet': 'the months that decide are not all visible yet',
  'order-open': 'an order of it waits for its money',
  'no-price': 'the operator has entered no price',
  'no-payment-way': 'there is no way to pay in its currency',
};

/** Why an offer is not sold, in words and by name (FEE-5, FEE-6, MAP-4). */
export function refusedOffer(refusals: readonly OfferRefusal[]): Fault {
  const reasons = refusals.map(({ id, from }) => (from === null ? told[id] : `${told[id]} (until ${from})`));
  const allowed = refusals.map(({ id }) => id);
  return new Fault('conflict', `This offer is closed: ${reasons.join('; ')}`, { parameter: 'offer', allowed });
}
