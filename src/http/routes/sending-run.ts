import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { sending } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingRunRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/sendings/:id/run',
  permission: 'records.write',
  about: 'Makes it once more, now',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: sending,
  handle: async ({ app, query, params }) => app.sendings.run(query.tenant, params.id),
});
