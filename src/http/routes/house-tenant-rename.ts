import { houseTenant, tenantAddress, tenantChange } from '#contract/people.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseTenantRenameRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/house/tenants/:tenant',
  permission: 'house.manage',
  about: 'Gives a tenant another name',
  query: nothing,
  params: tenantAddress,
  body: tenantChange,
  status: 200,
  answer: houseTenant,
  async handle({ app, actor, params, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.tenants.rename({ actor, address: request.ip }, params.tenant, body.name);
  },
});
