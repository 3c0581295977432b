import type { z } from 'zod';
import type { membershipOffer, membershipOffers } from '#contract/programme-membership.ts';
import type { Tile } from '#domain/programme/offer.ts';
import type { ProgrammeDesk } from './desk.ts';
import { positionOf, tilesOf } from './offers-position.ts';
import { toShownOrder } from './orders-shown.ts';
import { keptProfile } from './profile.ts';

/** What a partner may buy, at what price and why not, and what it ordered (FEE-4, FEE-34, FEE-40, MAP-4). */
export interface Offers {
  /** @throws Fault as `ProgrammeDesk.tenantOf`, `not-found` when no edition holds today */
  of(tenant: string | undefined): Promise<z.output<typeof membershipOffers>>;
}

export function createOffers(desk: ProgrammeDesk): Offers {
  return {
    async of(given) {
      const tenant = await desk.tenantOf('programme.offers', given);
      const position = await positionOf(desk, tenant);
      const book = desk.records.of(tenant).programme;
      const { tiles } = await tilesOf(position, book);
      const { name, taxId, billTo, soldTo } = await keptProfile(book);
      const around = { desk, rules: await desk.rules(), enrolments: await book.list('enrolment') };
      const { guidelines, terms } = position.rules.edition.texts;
      return {
        tenant,
        today: position.day,
        gateway: position.cards,
        terms: { ...terms },
        guidelines: { version: guidelines.version, link: guidelines.link ?? null },
        profile: { name, taxId, billTo, soldTo },
        offers: tiles.map((tile) => toShownOffer(tile, desk.may('programme.read', tenant))),
        orders: (await book.list('order')).map((record) => toShownOrder(record, around)).reverse(),
      };
    },
  };
}

/** How far a partner is towards an offer is for who may see its KPIs (roles.md §6); others see whether it is open. */
function toShownOffer({ refusals, standing, ...tile }: Tile, seesKpis: boolean): z.output<typeof membershipOffer> {
  const { competency, level, requirements, eligible, closedReason } = standing;
  return {
    ...tile,
    refusals: refusals.map((refusal) => ({ ...refusal })),
    standing: { competency, level, eligible, closedReason, requirements: seesKpis ? [...requirements] : [] },
  };
}
