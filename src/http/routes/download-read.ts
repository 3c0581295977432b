import { download } from '#contract/downloads.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const downloadReadRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/downloads/:id',
  permission: 'downloads.own',
  about: 'One report with its runs',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: download,
  async handle({ app, query, params, reply }) {
    reply.header('cache-control', 'no-store');
    return app.downloads.find(query.tenant, params.id);
  },
});
