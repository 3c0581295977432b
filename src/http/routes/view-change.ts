import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { view, viewChange } from '#contract/views.ts';
import { defineRoute } from '../route.ts';

export const viewChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/views/:id',
  permission: 'records.write',
  about: 'Changes a saved view; refused when somebody else changed it since that version',
  query: tenantParameter,
  params: recordAddress,
  body: viewChange,
  status: 200,
  answer: view,
  handle: async ({ app, query, params, body }) => app.views.change(query.tenant, params.id, body),
});
