import { editionList } from '#contract/programme-rules.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeEditionListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/editions',
  permission: 'programme.read',
  about: 'The rules of the programme by period; what is wrong with them for the operator only',
  query: nothing,
  params: nothing,
  status: 200,
  answer: editionList,
  async handle({ app, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.rules.list();
  },
});
