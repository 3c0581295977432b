import { template, templateDraft } from '#contract/downloads.ts';
import { tenantParameter } from '#contract/request.ts';
import { noteTemplate } from '../download-note.ts';
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
  async handle(call) {
    const { app, query, body } = call;
    const done = await app.downloads.templates.add(query.tenant, body);
    await noteTemplate(call, 'template.made', done);
    return done;
  },
});
