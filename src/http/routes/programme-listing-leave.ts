import { listing } from '#contract/programme-claims.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeListingLeaveRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/listings/:id/leave',
  permission: 'programme.ask',
  about: 'Takes an entry out: at once before it was sent, else with the next batch',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: listing,
  handle: async ({ app, query, params }) => app.programme.directory.withdraw(query.tenant, params.id),
});
