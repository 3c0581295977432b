import { template, templateDraft } from '#contract/downloads.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const downloadTemplateChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/downloads/templates/:id',
  permission: 'downloads.own',
  about: 'Changes a template, and what refers to it',
  query: tenantParameter,
  params: recordAddress,
  body: templateDraft,
  status: 200,
  answer: template,
  handle: async ({ app, query, params, body }) => app.downloads.templates.change(query.tenant, params.id, body),
});
