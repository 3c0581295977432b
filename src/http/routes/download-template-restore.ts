import { template } from '#contract/downloads.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { noteTemplate } from '../download-note.ts';
import { defineRoute } from '../route.ts';

export const downloadTemplateRestoreRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/downloads/templates/:id/restore',
  permission: 'downloads.own',
  about: 'Takes the removal of a template back',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: template,
  async handle(call) {
    const { app, query, params } = call;
    const done = await app.downloads.templates.restore(query.tenant, params.id);
    await noteTemplate(call, 'template.restored', done);
    return done;
  },
});
