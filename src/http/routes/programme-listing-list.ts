import { listingList } from '#contract/programme-claims.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeListingListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/listings',
  permission: 'programme.read',
  about: 'What a partner asked of the directory; without a tenant the operator gets that of all partners',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: listingList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.directory.list(query.tenant);
  },
});
