import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { alertChange, madeSending } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingAlertChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/sendings/alerts/:id',
  permission: 'records.write',
  about: 'Changes an alert; refused when it was changed since that version',
  query: tenantParameter,
  params: recordAddress,
  body: alertChange,
  status: 200,
  answer: madeSending,
  async handle({ app, query, params, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.sendings.changeAlert(query.tenant, params.id, body);
  },
});
