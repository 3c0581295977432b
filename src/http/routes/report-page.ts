import { Readable } from 'node:stream';
import { z } from 'zod';
import { pageFormats } from '#contract/export.ts';
import { exportParameters } from '#contract/request.ts';
import { isKnown, toEtag } from '../etag.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file } from '../route.ts';

export const reportPageRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/:id.:format',
  permission: 'reports.read',
  about: 'A report, the whole page, as one file: a workbook with a sheet per section, or a print',
  query: exportParameters,
  params: z.strictObject({ id: z.string(), format: z.enum(pageFormats) }),
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, params, request, reply } = call;
    const { lang = 'en', theme = 'light', ...parameters } = query;
    const ask = await app.answers.ask(params.id, parameters);
    const etag = toEtag(await app.answers.tag(ask), params.format, lang, theme);
    if (isKnown(etag, request, reply)) return reply.code(304).send();
    const { content, mediaType, name, redacted } = await app.answers.open(params.format, ask, {
      language: lang,
      theme,
      signal: request.signal,
    });
    const { tenant } = ask.scope;
    await noteExport(call, { tenant, object: params.id, format: params.format, redacted });
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return reply.type(mediaType).send(Readable.from(content));
  },
});
