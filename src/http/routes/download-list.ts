import { downloadList } from '#contract/downloads.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const downloadListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/downloads',
  permission: 'downloads.own',
  about: 'The reports of who asks, newest first, with their runs',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: downloadList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.downloads.list(query.tenant);
  },
});
