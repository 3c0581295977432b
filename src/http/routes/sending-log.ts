import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { sendingLog } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingLogRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/sendings/:id/log',
  permission: 'reports.read',
  about: 'The newest runs of a page schedule or an alert, and how each was told to whom',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: sendingLog,
  async handle({ app, query, params, reply }) {
    reply.header('cache-control', 'no-store');
    return app.sendings.log(query.tenant, params.id);
  },
});
