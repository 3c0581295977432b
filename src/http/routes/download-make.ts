import { downloadDraft, downloadsMade } from '#contract/downloads.ts';
import { tenantParameter } from '#contract/request.ts';
import { noteDownload } from '../download-note.ts';
import { defineRoute, nothing } from '../route.ts';

export const downloadMakeRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/downloads',
  permission: 'downloads.own',
  about: 'Has a report made, at once or by a schedule',
  query: tenantParameter,
  params: nothing,
  body: downloadDraft,
  status: 201,
  answer: downloadsMade,
  async handle(call) {
    const { app, query, body } = call;
    const done = await app.downloads.make(query.tenant, body);
    await noteDownload(call, 'report.made', done.downloads);
    return done;
  },
});
