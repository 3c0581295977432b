import { enrolmentList } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeEnrolmentListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/enrolments',
  permission: 'programme.offers',
  about: 'Memberships with their windows of renewal',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: enrolmentList,
  handle: async ({ app, query }) => app.programme.membership.enrolments.list(query.tenant),
});
