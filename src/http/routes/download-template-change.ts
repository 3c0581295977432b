import { template, templateChange } from '#contract/downloads.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { noteTemplate } from '../download-note.ts';
import { defineRoute } from '../route.ts';

export const downloadTemplateChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/downloads/templates/:id',
  permission: 'downloads.own',
  about: 'Changes a template, and what refers to it; refused when it was changed since that version',
  query: tenantParameter,
  params: recordAddress,
  body: templateChange,
  status: 200,
  answer: template,
  async handle(call) {
    const { app, query, params, body } = call;
    const done = await app.downloads.templates.change(query.tenant, params.id, body);
    await noteTemplate(call, 'template.changed', done);
    return done;
  },
});
