import { claim, claimDecision } from '#contract/programme-claims.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeClaimDecideRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/claims/:id/decide',
  permission: 'programme.operate',
  about: 'Takes a claim up, accepts or refuses it; accepted lines count as KPIs',
  query: tenantParameter,
  params: recordAddress,
  body: claimDecision,
  status: 200,
  answer: claim,
  handle: async ({ app, query, params, body }) => app.programme.claims.decide(query.tenant, params.id, body),
});
