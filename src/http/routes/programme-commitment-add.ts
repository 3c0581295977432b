import { commitmentDraft, commitmentList } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeCommitmentAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/commitments',
  permission: 'programme.enrol',
  about: 'Commits to the performance requirements of a competency',
  query: tenantParameter,
  params: nothing,
  body: commitmentDraft,
  status: 201,
  answer: commitmentList,
  handle: async ({ app, query, body }) => app.programme.membership.commitments.make(query.tenant, body),
});
