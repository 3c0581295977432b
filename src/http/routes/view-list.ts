import { tenantParameter } from '#contract/request.ts';
import { viewList } from '#contract/views.ts';
import { defineRoute, nothing } from '../route.ts';

export const viewListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/views',
  permission: 'records.read',
  about: 'Saved views, by name',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: viewList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.views.list(query.tenant);
  },
});
