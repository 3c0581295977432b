import { membershipOrder, programmeAddress } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeOrderPaymentRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/orders/:id/payment',
  permission: 'programme.pay',
  about: 'Asks the payment gateway what became of the payment',
  query: tenantParameter,
  params: programmeAddress,
  status: 200,
  answer: membershipOrder,
  handle: async ({ app, query, params }) => app.programme.membership.payments.check(query.tenant, params.id),
});
