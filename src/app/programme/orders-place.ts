import { randomInt, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import type { packOrderDraft } from '#contract/programme-membership.ts';
import type { Order } from '#domain/programme/book.ts';
import { bankAccountFor, type OfferFacts, type Tile } from '#domain/programme/offer.ts';
import type { ProgrammeDesk } from './desk.ts';
import { type Position, positionOf, tilesOf } from './offers-position.ts';
import { refusedOffer } from './offers-refused.ts';
import { buyingOf, type ShownOrder, shownOrder } from './orders-shown.ts';
import { createGateway } from './payments-gateway.ts';

/** What is ordered, and as what it was shown (FEE-7, FEE-8). */
export type Draft = z.output<typeof packOrderDraft> & Pick<Order, 'offer' | 'competency'>;

/**
 * Orders what was shown: the offer is looked at again, and once more when nobody else writes.
 * @throws Fault `conflict` when it is closed, costs something else or the terms changed, `unavailable` without the gateway
 */
export async function placeOrder(desk: ProgrammeDesk, given: string | undefined, draft: Draft): Promise<ShownOrder> {
  const tenant = await desk.tenantOf(buyingOf(draft), given);
  const position = await positionOf(desk, tenant);
  const book = desk.records.of(tenant).programme;
  const wanted = demandOpen(draft, position, (await tilesOf(position, book)).tiles);
  const id = randomUUID();
  const payment = draft.method === 'card' ? await beginPayment(desk, { id, tenant, tile: wanted }) : null;
  await desk.write(tenant, async (work, decide) => {
    // As the book is now that nobody else writes in it: of two who order at once one does.
    const { facts, tiles } = await tilesOf(position, work);
    const tile = demandOpen(draft, position, tiles);
    const order = toOrder(draft, { tile, position, payment, by: desk.name, number: newNumber() });
    await work.add('order', order, id);
    const { offer, competency, number, amount, currency, discountPercent, renews, upgrades, method } = order;
    const outcome = { offer, competency, number, amount, currency, discountPercent, renews, upgrades, method };
    await decide({
      kind: 'order.placed',
      about: id,
      facts: asked(facts, draft, position),
      outcome,
      rules: position.rules,
    });
  });
  return shownOrder(desk, tenant, id);
}

function asked(offerFacts: OfferFacts, { offer, competency }: Draft, { day }: Position): object {
  return { on: day, offer, competency, offerFacts };
}

/** @throws Fault `conflict` naming every reason why it cannot be bought as it was shown */
function demandOpen(draft: Draft, { rules }: Position, tiles: readonly Tile[]): Tile {
  const tile = tiles.find(({ offer, competency }) => offer === draft.offer && competency === draft.competency);
  if (tile === undefined) {
    throw new Fault('not-found', `There is no offer "${draft.offer}" for ${draft.competency}`, {
      parameter: 'competency',
    });
  }
  if (!tile.open) throw refusedOffer(tile.refusals);
  const { terms } = rules.edition.texts;
  if (draft.terms !== terms.version) {
    throw new Fault('conflict', `The terms are version ${terms.version} now; read and accept them`, {
      parameter: 'terms',
    });
  }
  if (tile.toPay?.amount !== draft.toPay.amount || tile.toPay.currency !== draft.toPay.currency) {
    const now = `${tile.toPay?.amount} ${tile.toPay?.currency}`;
    throw new Fault('conflict', `The amount is not what was shown: it is ${now} (smallest unit) now`, {
      parameter: 'toPay',
    });
  }
  return demandWay(tile, draft, rules.edition.bankAccounts);
}

/** FEE-8: a card needs a gateway, a transfer an account to go to and somebody to ask (MAP-5). */
function demandWay(
  tile: Tile,
  { method, contact, toPay }: Draft,
  accounts: Parameters<typeof bankAccountFor>[1],
): Tile {
  if (method === 'card') return tile;
  if (bankAccountFor(toPay.currency, accounts) === undefined) {
    throw new Fault('conflict', `There is no bank account for ${toPay.currency}; pay by card`, { parameter: 'method' });
  }
  if (contact !== null) return tile;
  throw new Fault('bad-parameter', 'contact: name somebody with telephone and e-mail for a transfer', {
    parameter: 'contact',
  });
}

/** FEE-11: the gateway's own page takes the card. */
async function beginPayment(
  desk: ProgrammeDesk,
  { id, tenant, tile }: { readonly id: string; readonly tenant: string; readonly tile: Tile },
): Promise<Order['payment']> {
  const gateway = createGateway(desk.config);
  if (gateway === undefined || tile.toPay === null) {
    throw new Fault('conflict', 'Cards cannot be paid with here; pay by transfer', { parameter: 'method' });
  }
  const home = desk.home();
  const search = new URLSearchParams({ tenant, order: id });
  return gateway.begin({
    order: id,
    description: [tile.offer, tile.competency].filter((part) => part !== null).join(' · '),
    ...tile.toPay,
    returnTo: `${home}/programme/offers?${search}`,
    notify: `${home}/api/v1/programme/payments/notify?${search}`,
  });
}

function toOrder(
  { offer, competency, method, contact, terms }: Draft,
  of: {
    readonly tile: Tile;
    readonly position: Position;
    readonly payment: Order['payment'];
    readonly by: string;
    readonly number: string;
  },
): Order {
  const { tile, position, payment, by, number } = of;
  const { price, toPay, discountPercent, renews, upgrades } = tile;
  if (price === null || toPay === null) throw new Error('an open offer has a price');
  return {
    ...{ number, offer, competency, method, state: 'open', orderedOn: position.day },
    ...{ currency: price.currency, price: price.amount, discountPercent, amount: toPay.amount, renews, upgrades },
    ...{ terms, acceptedBy: by, payment, contact, proof: null, paidOn: null, invoice: null },
    ...{ benefitUsed: false, keysViewed: false, refund: null },
  };
}

/** Letters and digits that nobody takes for one another (FEE-16): 60 bits, so that no two are alike and none is guessed. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function newNumber(): string {
  const drawn = Array.from({ length: 12 }, () => signs.charAt(randomInt(signs.length))).join('');
  return drawn.replace(/(.{4})(.{4})(.{4})/, 'LP-$1-$2-$3');
}
