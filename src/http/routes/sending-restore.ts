import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { sending } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingRestoreRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/sendings/:id/restore',
  permission: 'records.write',
  about: 'Takes a removal back',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: sending,
  handle: async ({ app, query, params }) => app.sendings.restore(query.tenant, params.id),
});
