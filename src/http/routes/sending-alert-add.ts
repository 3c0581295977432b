import { tenantParameter } from '#contract/request.ts';
import { alertDraft, madeSending } from '#contract/sendings.ts';
import { defineRoute, nothing } from '../route.ts';

export const sendingAlertAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/sendings/alerts',
  permission: 'records.write',
  about: 'Watches a figure, and tells when a rule begins to hold and when that is over',
  query: tenantParameter,
  params: nothing,
  body: alertDraft,
  status: 201,
  answer: madeSending,
  async handle({ app, query, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.sendings.addAlert(query.tenant, body);
  },
});
