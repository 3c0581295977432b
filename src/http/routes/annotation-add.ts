import { annotation, annotationDraft } from '#contract/annotations.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const annotationAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/annotations',
  permission: 'records.write',
  about: 'Puts a note on a month',
  query: tenantParameter,
  params: nothing,
  body: annotationDraft,
  status: 201,
  answer: annotation,
  handle: async ({ app, query, body }) => app.annotations.add(query.tenant, body),
});
