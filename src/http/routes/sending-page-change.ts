import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { madeSending, pageSendingChange } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingPageChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/sendings/pages/:id',
  permission: 'records.write',
  about: 'Changes a page schedule; refused when it was changed since that version',
  query: tenantParameter,
  params: recordAddress,
  body: pageSendingChange,
  status: 200,
  answer: madeSending,
  async handle({ app, query, params, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.sendings.changePage(query.tenant, params.id, body);
  },
});
