import { membershipOrder, programmeAddress } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeOrderCancelRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/orders/:id/cancel',
  permission: 'programme.pay',
  about: 'Cancels an order that is not paid',
  query: tenantParameter,
  params: programmeAddress,
  status: 200,
  answer: membershipOrder,
  handle: async ({ app, query, params }) => app.programme.membership.orders.cancel(query.tenant, params.id),
});
