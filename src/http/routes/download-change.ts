import { download, downloadChange } from '#contract/downloads.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { noteDownload } from '../download-note.ts';
import { defineRoute } from '../route.ts';

export const downloadChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/downloads/:id',
  permission: 'downloads.own',
  about: 'Changes a scheduled report; its count begins anew; refused when it was changed since that version',
  query: tenantParameter,
  params: recordAddress,
  body: downloadChange,
  status: 200,
  answer: download,
  async handle(call) {
    const { app, query, params, body } = call;
    const done = await app.downloads.change(query.tenant, params.id, body);
    await noteDownload(call, 'report.changed', [done]);
    return done;
  },
});
