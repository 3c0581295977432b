import { z } from 'zod';
import { reportResult } from '#contract/report.ts';
import { reportParameters } from '#contract/request.ts';
import { isKnown, toEtag } from '../etag.ts';
import { defineRoute } from '../route.ts';

export const reportRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/:id',
  permission: 'reports.read',
  about: 'A report, the whole page',
  query: reportParameters,
  params: z.strictObject({ id: z.string() }),
  status: 200,
  answer: reportResult,
  async handle({ app, query, params, request, reply }) {
    const ask = await app.answers.ask(params.id, query);
    if (isKnown(toEtag(await app.answers.tag(ask)), request, reply)) return reply.code(304).send();
    const answer = await app.answers.answer(ask, request.signal);
    // Written here and not through the schema: the tests hold it against the schema, a page has thousands of cells.
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  },
});
