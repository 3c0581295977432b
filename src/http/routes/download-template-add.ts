import { template, templateDraft } from '#contract/downloads.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const downloadTemplateAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/downloads/templates',
  permission: 'downloads.own',
  about: 'Keeps columns and filters under a name',
  query: tenantParameter,
  params: nothing,
  body: templateDraft,
  status: 201,
  answer: template,
  handle: async ({ app, query, body }) => app.downloads.templates.add(query.tenant, body),
});
