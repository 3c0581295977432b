import { Readable } from 'node:stream';
import { z } from 'zod';
import { rawRowsFormats } from '#contract/export.ts';
import { rawRowsParameters } from '#contract/request.ts';
import { isKnown, toEtag } from '../etag.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file } from '../route.ts';

export const datasetRowsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/datasets/:name/rows.:format',
  permission: 'data.read',
  about: 'The current raw rows of a dataset, as a file that can be imported again; withheld columns are in a header',
  query: rawRowsParameters,
  params: z.strictObject({ name: z.string(), format: z.enum(rawRowsFormats) }),
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, params, request, reply } = call;
    const { name, format } = params;
    const rows = await app.rawData.open(name, format, query);
    const { mediaType, name: fileName, redacted, tag, text } = rows;
    if (redacted.length > 0) reply.header('x-redacted-columns', redacted.join(', '));
    if (isKnown(toEtag(tag, format), request, reply)) return reply.code(304).send();
    await noteExport(call, { tenant: rows.tenant, object: rows.dataset, format, redacted });
    reply.header('content-disposition', `attachment; filename="${fileName}"`);
    // A reader that goes away aborts the signal and closes the stream; a slow one is waited for.
    return reply.type(mediaType).send(Readable.from(text(request.signal)));
  },
});
