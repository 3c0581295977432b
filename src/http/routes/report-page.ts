import { z } from 'zod';
import { pageFormats } from '#contract/export.ts';
import { reportParameters } from '#contract/request.ts';
import { isKnown, toEtag } from '../etag.ts';
import { defineRoute, file } from '../route.ts';

export const reportPageRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/:id.:format',
  permission: 'reports.read',
  about: 'A report, the whole page, as one file: a workbook has a sheet per section and one about what was asked',
  query: reportParameters,
  params: z.strictObject({ id: z.string(), format: z.enum(pageFormats) }),
  status: 200,
  answer: file,
  async handle({ app, query, params, request, reply }) {
    const ask = await app.answers.ask(params.id, query);
    if (isKnown(toEtag(await app.answers.tag(ask), params.format), request, reply)) return reply.code(304).send();
    const answer = await app.answers.answer(ask, request.signal);
    const { bytes, mediaType, name } = await app.answers.exportAs(params.format, answer);
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return reply.type(mediaType).send(bytes);
  },
});
