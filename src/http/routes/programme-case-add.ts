import { caseDraft, supportCase } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeCaseAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/cases',
  permission: 'programme.offers',
  about: 'Asks the operator something',
  query: tenantParameter,
  params: nothing,
  body: caseDraft,
  status: 201,
  answer: supportCase,
  handle: async ({ app, query, body }) => app.programme.membership.cases.open(query.tenant, body),
});
