import { listing, listingDecision } from '#contract/programme-claims.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeListingDecideRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/listings/:id/decide',
  permission: 'programme.operate',
  about: 'Accepts or refuses an entry of the directory; an accepted one goes with the next batch',
  query: tenantParameter,
  params: recordAddress,
  body: listingDecision,
  status: 200,
  answer: listing,
  handle: async ({ app, query, params, body }) => app.programme.directory.decide(query.tenant, params.id, body),
});
