import { downloadPreview, downloadSelection } from '#contract/downloads.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const downloadPreviewRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/downloads/preview',
  permission: 'downloads.own',
  about: 'The first 15 rows of a selection',
  query: tenantParameter,
  params: nothing,
  body: downloadSelection,
  status: 200,
  answer: downloadPreview,
  handle: async ({ app, query, body, request }) => app.downloads.preview(query.tenant, body, request.signal),
});
