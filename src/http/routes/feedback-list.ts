import { feedbackList } from '#contract/feedback.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const feedbackListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/feedback',
  permission: 'feedback.read',
  about: 'Remarks on charts, newest first; of all tenants when none is named',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: feedbackList,
  handle: async ({ app, query }) => app.feedback.list(query.tenant),
});
