import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { view } from '#contract/views.ts';
import { defineRoute } from '../route.ts';

export const viewRestoreRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/views/:id/restore',
  permission: 'records.write',
  about: 'Takes the removal of a saved view back',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: view,
  handle: async ({ app, query, params }) => app.views.restore(query.tenant, params.id),
});
