import { membershipOrder, programmeAddress, refundDraft } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeOrderRefundRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/orders/:id/refund',
  permission: 'programme.refund',
  about: 'Asks for the money back',
  query: tenantParameter,
  params: programmeAddress,
  body: refundDraft,
  status: 200,
  answer: membershipOrder,
  handle: async ({ app, query, params, body }) =>
    app.programme.membership.orders.askRefund(query.tenant, params.id, body),
});
