import { annotation, annotationChange } from '#contract/annotations.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const annotationChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/annotations/:id',
  permission: 'records.write',
  about: 'Changes a note; refused when somebody else changed it since that version',
  query: tenantParameter,
  params: recordAddress,
  body: annotationChange,
  status: 200,
  answer: annotation,
  handle: async ({ app, query, params, body }) => app.annotations.change(query.tenant, params.id, body),
});
