import { tenantParameter } from '#contract/request.ts';
import { madeSending, pageSendingDraft } from '#contract/sendings.ts';
import { defineRoute, nothing } from '../route.ts';

export const sendingPageAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/sendings/pages',
  permission: 'records.write',
  about: 'Has a page made again and again, and told to people and programs',
  query: tenantParameter,
  params: nothing,
  body: pageSendingDraft,
  status: 201,
  answer: madeSending,
  async handle({ app, query, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.sendings.addPage(query.tenant, body);
  },
});
