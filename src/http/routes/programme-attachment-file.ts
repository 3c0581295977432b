import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { dispositionOf } from '../disposition.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file } from '../route.ts';

export const programmeAttachmentFileRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/attachments/:id',
  permission: 'programme.offers',
  about: 'A file that was handed in, to be stored and never shown in the page',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, params, reply } = call;
    const found = await app.programme.attachments.file(query.tenant, params.id);
    const { tenant, name, mediaType, extension, content } = found;
    await noteExport(call, { tenant, object: `programme file ${params.id}`, format: extension });
    reply
      .header('content-disposition', dispositionOf(name))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      .header('cache-control', 'no-store')
      // A tag or a compression of its own would make it another file.
      .header('content-encoding', 'identity');
    return reply.type(mediaType).send(content);
  },
});
