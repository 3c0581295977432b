import { Readable } from 'node:stream';
import { Fault } from '#base/fault.ts';
import { attachment, attachmentParameters } from '#contract/programme-claims.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeAttachmentAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/attachments',
  permission: 'programme.offers',
  about: 'Hands in a file (PDF, PNG, JPEG, XLSX, CSV; at most 10 MB): the body is the file',
  query: attachmentParameters,
  params: nothing,
  status: 201,
  answer: attachment,
  takesFile: true,
  async handle({ app, query, request }) {
    const { tenant, file, kind } = query;
    const { body, headers } = request;
    if (!(body instanceof Readable) || request.isMultipart()) throw noFile();
    const bytes = Number(headers['content-length'] ?? 0);
    return app.programme.attachments.add(tenant, { file, kind, bytes, source: body });
  },
});

function noFile(): Fault {
  const message = 'The request has no file; send the file itself as the body, as application/octet-stream';
  return new Fault('bad-parameter', message, { parameter: 'file' });
}
