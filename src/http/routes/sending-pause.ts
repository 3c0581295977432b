import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { sending } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingPauseRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/sendings/:id/pause',
  permission: 'records.write',
  about: 'Pauses a page schedule or an alert',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: sending,
  handle: async ({ app, query, params }) => app.sendings.pause(query.tenant, params.id),
});
