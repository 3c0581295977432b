import { tenantParameter } from '#contract/request.ts';
import { view, viewDraft } from '#contract/views.ts';
import { defineRoute, nothing } from '../route.ts';

export const viewAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/views',
  permission: 'records.write',
  about: 'Keeps a page with its filters under a name',
  query: tenantParameter,
  params: nothing,
  body: viewDraft,
  status: 201,
  answer: view,
  handle: async ({ app, query, body }) => app.views.add(query.tenant, body),
});
