import { locationList } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const locationsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/locations',
  permission: 'people.read',
  about: 'The locations that the data of the tenant name, to limit roles to',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: locationList,
  async handle({ app, actor, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.locations(actor, query.tenant);
  },
});
