import { membershipOrder, programmeAddress, proofDraft } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeOrderProofRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/orders/:id/proof',
  permission: 'programme.pay',
  about: 'Shows that a transfer was made',
  query: tenantParameter,
  params: programmeAddress,
  body: proofDraft,
  status: 200,
  answer: membershipOrder,
  handle: async ({ app, query, params, body }) => app.programme.membership.orders.prove(query.tenant, params.id, body),
});
