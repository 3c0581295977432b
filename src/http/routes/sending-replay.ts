import { tenantParameter } from '#contract/request.ts';
import { sendingLog, sendingNoticeAddress } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingReplayRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/sendings/:id/notices/:notice/replay',
  permission: 'records.write',
  about: 'Tells somebody again who was told before, or given up',
  query: tenantParameter,
  params: sendingNoticeAddress,
  status: 200,
  answer: sendingLog,
  handle: async ({ app, query, params }) => app.sendings.replay(query.tenant, params),
});
