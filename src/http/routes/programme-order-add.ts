import { membershipOrder, orderDraft } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeOrderAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/orders',
  permission: 'programme.enrol',
  about: 'Orders a silver or gold membership, as it was shown',
  query: tenantParameter,
  params: nothing,
  body: orderDraft,
  status: 201,
  answer: membershipOrder,
  handle: async ({ app, query, body }) => app.programme.membership.orders.place(query.tenant, body),
});
