import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { sending } from '#contract/sendings.ts';
import { defineRoute } from '../route.ts';

export const sendingRemoveRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/sendings/:id',
  permission: 'records.write',
  about: 'Removes a page schedule or an alert; the removal can be taken back',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: sending,
  handle: async ({ app, query, params }) => app.sendings.remove(query.tenant, params.id),
});
