import { templateList } from '#contract/downloads.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const downloadTemplateListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/downloads/templates',
  permission: 'downloads.own',
  about: 'Templates of who asks, by name',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: templateList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.downloads.templates.list(query.tenant);
  },
});
