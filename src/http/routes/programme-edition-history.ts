import { editionAddress, editionHistory } from '#contract/programme-rules.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeEditionHistoryRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/editions/:id',
  permission: 'programme.read',
  about: 'Every version of an edition, newest first',
  query: nothing,
  params: editionAddress,
  status: 200,
  answer: editionHistory,
  async handle({ app, params, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.rules.history(params.id);
  },
});
