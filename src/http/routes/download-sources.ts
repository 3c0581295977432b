import { downloadSources } from '#contract/downloads.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const downloadSourcesRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/downloads/sources',
  permission: 'downloads.own',
  about: 'What may be downloaded, and what is there of it',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: downloadSources,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.downloads.sources(query.tenant);
  },
});
