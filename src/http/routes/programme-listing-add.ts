import { listing, listingDraft } from '#contract/programme-claims.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeListingAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/listings',
  permission: 'programme.ask',
  about: 'Asks for an entry in the directory of learning partners',
  query: tenantParameter,
  params: nothing,
  body: listingDraft,
  status: 201,
  answer: listing,
  handle: async ({ app, query, body }) => app.programme.directory.ask(query.tenant, body),
});
