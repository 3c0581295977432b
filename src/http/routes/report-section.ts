import { Readable } from 'node:stream';
import { z } from 'zod';
import { exportFormats } from '#contract/export.ts';
import { exportParameters } from '#contract/request.ts';
import { isKnown, toEtag } from '../etag.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file } from '../route.ts';

export const reportSectionRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/:id/sections/:section.:format',
  permission: 'reports.read',
  about: 'One section of a report, as a file; as JSON it is the report with that section only',
  query: exportParameters,
  params: z.strictObject({ id: z.string(), section: z.string(), format: z.enum(exportFormats) }),
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, params, request, reply } = call;
    const { id, section, format } = params;
    const { lang = 'en', theme = 'light', ...parameters } = query;
    const ask = await app.answers.ask(id, parameters, [section]);
    if (isKnown(toEtag(await app.answers.tag(ask), format, lang, theme), request, reply)) return reply.code(304).send();
    const { content, mediaType, name, redacted } = await app.answers.open(format, ask, {
      language: lang,
      theme,
      signal: request.signal,
    });
    // JSON is what pages read long tables by; it is no file.
    if (format !== 'json') {
      await noteExport(call, { tenant: ask.scope.tenant, object: `${id}/${section}`, format, redacted });
      reply.header('content-disposition', `attachment; filename="${name}"`);
    }
    return reply.type(mediaType).send(Readable.from(content));
  },
});
