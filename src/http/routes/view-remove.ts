import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { view } from '#contract/views.ts';
import { defineRoute } from '../route.ts';

export const viewRemoveRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/views/:id',
  permission: 'records.write',
  about: 'Removes a saved view; for 30 days the removal can be taken back',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: view,
  handle: async ({ app, query, params }) => app.views.remove(query.tenant, params.id),
});
