import { membershipOrder, orderSettle, programmeAddress } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeOrderSettleRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/orders/:id/settle',
  permission: 'programme.operate',
  about: 'Says that money came or was given back, or that benefits are in use',
  query: tenantParameter,
  params: programmeAddress,
  body: orderSettle,
  status: 200,
  answer: membershipOrder,
  handle: async ({ app, query, params, body }) =>
    app.programme.membership.settlements.settle(query.tenant, params.id, body),
});
