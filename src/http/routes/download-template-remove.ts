import { template } from '#contract/downloads.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { noteTemplate } from '../download-note.ts';
import { defineRoute } from '../route.ts';

export const downloadTemplateRemoveRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/downloads/templates/:id',
  permission: 'downloads.own',
  about: 'Removes a template',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: template,
  async handle(call) {
    const { app, query, params } = call;
    const done = await app.downloads.templates.remove(query.tenant, params.id);
    await noteTemplate(call, 'template.deleted', done);
    return done;
  },
});
