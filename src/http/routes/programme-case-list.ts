import { caseList } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeCaseListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/cases',
  permission: 'programme.offers',
  about: 'Questions to the operator; of every partner for the operator who names none',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: caseList,
  handle: async ({ app, query }) => app.programme.membership.cases.list(query.tenant),
});
