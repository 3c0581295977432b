import { batchList } from '#contract/programme-claims.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeBatchListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/batches',
  permission: 'programme.operate',
  about: 'What goes with the next batch of the directory, and the batches that were sent, newest first',
  query: nothing,
  params: nothing,
  status: 200,
  answer: batchList,
  async handle({ app, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.batches.list();
  },
});
