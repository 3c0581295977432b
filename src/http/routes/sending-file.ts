import { createReadStream } from 'node:fs';
import { tenantParameter } from '#contract/request.ts';
import { sendingRunAddress } from '#contract/sendings.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file } from '../route.ts';

export const sendingFileRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/sendings/:id/runs/:run/file',
  permission: 'reports.read',
  about: 'What a run made, as long as it is kept',
  query: tenantParameter,
  params: sendingRunAddress,
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, params, reply } = call;
    const { tenant, path, file: made } = await app.sendings.file(query.tenant, params);
    const { name, mediaType, redacted } = made;
    const format = name.slice(name.lastIndexOf('.') + 1);
    await noteExport(call, { tenant, object: params.id, format, redacted });
    reply.header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store');
    return reply.type(mediaType).send(createReadStream(path));
  },
});
