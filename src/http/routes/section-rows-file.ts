import { Readable } from 'node:stream';
import { z } from 'zod';
import { behindFileParameters } from '#contract/behind.ts';
import { behindFormats } from '#contract/export.ts';
import { isKnown, toEtag } from '../etag.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file } from '../route.ts';

export const sectionRowsFileRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/:id/sections/:section/rows.:format',
  permission: 'reports.read',
  about: 'All rows of a dataset behind a figure, as a file; withheld columns are in a header',
  query: behindFileParameters,
  params: z.strictObject({ id: z.string(), section: z.string(), format: z.enum(behindFormats) }),
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, params, request, reply } = call;
    const { id, section, format } = params;
    const rows = await app.behind.file({ report: id, section }, format, query);
    const { mediaType, name, redacted, tag, content } = rows;
    if (redacted.length > 0) reply.header('x-redacted-columns', redacted.join(', '));
    if (isKnown(toEtag(tag, format), request, reply)) return reply.code(304).send();
    const object = `${id}/${section}/${rows.dataset}`;
    await noteExport(call, { tenant: rows.tenant, object, format, redacted });
    reply.header('content-disposition', `attachment; filename="${name}"`);
    // A reader that goes away aborts the signal and closes the stream; a slow one is waited for.
    return reply.type(mediaType).send(Readable.from(content(request.signal)));
  },
});
