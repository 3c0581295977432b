import { annotation } from '#contract/annotations.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const annotationRemoveRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/annotations/:id',
  permission: 'records.write',
  about: 'Removes a note; for 30 days the removal can be taken back',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: annotation,
  handle: async ({ app, query, params }) => app.annotations.remove(query.tenant, params.id),
});
