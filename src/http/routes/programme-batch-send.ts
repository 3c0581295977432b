import { batchList, batchSend } from '#contract/programme-claims.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeBatchSendRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/batches',
  permission: 'programme.operate',
  about: 'Sends the batch of the month, once and in its days',
  query: nothing,
  params: nothing,
  body: batchSend,
  status: 201,
  answer: batchList,
  handle: async ({ app, body }) => app.programme.batches.send(body.month),
});
