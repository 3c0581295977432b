import { claimList } from '#contract/programme-claims.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeClaimListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/claims',
  permission: 'programme.read',
  about: 'The claims of a partner, newest first; without a tenant the operator gets those of all partners',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: claimList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return { claims: await app.programme.claims.list(query.tenant) };
  },
});
