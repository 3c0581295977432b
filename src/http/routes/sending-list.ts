import { tenantParameter } from '#contract/request.ts';
import { sendingList } from '#contract/sendings.ts';
import { defineRoute, nothing } from '../route.ts';

export const sendingListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/sendings',
  permission: 'reports.read',
  about: 'One’s own page schedules and alerts, newest first',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: sendingList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.sendings.list(query.tenant);
  },
});
