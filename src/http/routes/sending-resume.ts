import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { sending } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingResumeRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/sendings/:id/resume',
  permission: 'records.write',
  about: 'Has a paused one go on; what the pause left out is not made up',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: sending,
  handle: async ({ app, query, params }) => app.sendings.resume(query.tenant, params.id),
});
