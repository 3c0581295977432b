import { claim, claimDraft } from '#contract/programme-claims.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeClaimAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/claims',
  permission: 'programme.ask',
  about: 'Claims KPIs that the dashboard lacks, with the invoices that show them',
  query: tenantParameter,
  params: nothing,
  body: claimDraft,
  status: 201,
  answer: claim,
  handle: async ({ app, query, body }) => app.programme.claims.add(query.tenant, body),
});
