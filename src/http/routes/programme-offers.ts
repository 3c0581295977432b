import { membershipOffers } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeOffersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/offers',
  permission: 'programme.offers',
  about: 'Membership offers with price and why one is closed, and what was ordered',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: membershipOffers,
  handle: async ({ app, query }) => app.programme.membership.offers.of(query.tenant),
});
