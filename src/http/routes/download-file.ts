import { createReadStream } from 'node:fs';
import { runAddress } from '#contract/downloads.ts';
import { tenantParameter } from '#contract/request.ts';
import { dispositionOf } from '../disposition.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file } from '../route.ts';

export const downloadFileRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/downloads/:id/runs/:run/file',
  permission: 'downloads.own',
  about: 'The file of a run, as long as it is kept; withheld columns are in a header',
  query: tenantParameter,
  params: runAddress,
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, params, reply } = call;
    const { tenant, dataset, path, file: made } = await app.downloads.file(query.tenant, params.id, params.run);
    const { name, mediaType, redacted, bytes } = made;
    const format = name.slice(name.lastIndexOf('.') + 1);
    await noteExport(call, { tenant, object: dataset, format, redacted });
    if (redacted.length > 0) reply.header('x-redacted-columns', redacted.join(', '));
    reply.header('content-disposition', dispositionOf(name)).header('cache-control', 'no-store');
    if (mediaType.startsWith('application/'))
      reply.header('content-length', bytes).header('content-encoding', 'identity');
    return reply.type(mediaType).send(createReadStream(path));
  },
});
