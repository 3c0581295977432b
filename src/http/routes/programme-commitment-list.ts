import { commitmentList } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeCommitmentListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/commitments',
  permission: 'programme.read',
  about: 'The performance requirements that a partner committed to',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: commitmentList,
  handle: async ({ app, query }) => app.programme.membership.commitments.list(query.tenant),
});
