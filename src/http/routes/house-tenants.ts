import { houseTenantList } from '#contract/people.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseTenantsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/house/tenants',
  permission: 'house.manage',
  about: 'Every tenant of the installation; one without a name got its data before anybody made it',
  query: nothing,
  params: nothing,
  status: 200,
  answer: houseTenantList,
  async handle({ app, reply }) {
    reply.header('cache-control', 'no-store');
    return { tenants: await app.people.administration.tenants.list() };
  },
});
