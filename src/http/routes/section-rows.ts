import { z } from 'zod';
import { behindParameters, rowsBehind } from '#contract/behind.ts';
import { isKnown, toEtag } from '../etag.ts';
import { defineRoute } from '../route.ts';

export const sectionRowsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/:id/sections/:section/rows',
  permission: 'reports.read',
  about: 'The rows behind a figure: parameters of the report, the column, and the values of its row by column id',
  query: behindParameters,
  params: z.strictObject({ id: z.string(), section: z.string() }),
  status: 200,
  answer: rowsBehind,
  async handle({ app, query, params, request, reply }) {
    const at = { report: params.id, section: params.section };
    const { tag, read } = await app.behind.page(at, query, request.signal);
    if (isKnown(toEtag(tag), request, reply)) return reply.code(304).send();
    return read(request.signal);
  },
});
