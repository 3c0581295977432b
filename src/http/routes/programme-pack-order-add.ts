import { membershipOrder, packOrderDraft } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmePackOrderAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/action-pack/orders',
  permission: 'programme.pack',
  about: 'Orders or renews the Action Pack, as it was shown',
  query: tenantParameter,
  params: nothing,
  body: packOrderDraft,
  status: 201,
  answer: membershipOrder,
  handle: async ({ app, query, body }) => app.programme.membership.orders.placePack(query.tenant, body),
});
