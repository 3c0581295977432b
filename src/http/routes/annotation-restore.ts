import { annotation } from '#contract/annotations.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const annotationRestoreRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/annotations/:id/restore',
  permission: 'records.write',
  about: 'Takes the removal of a note back',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: annotation,
  handle: async ({ app, query, params }) => app.annotations.restore(query.tenant, params.id),
});
