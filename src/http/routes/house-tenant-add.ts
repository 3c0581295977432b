import { houseTenant, tenantDraft } from '#contract/people.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseTenantAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/house/tenants',
  permission: 'house.manage',
  about: 'Makes a tenant, or names one that has data already',
  query: nothing,
  params: nothing,
  body: tenantDraft,
  status: 201,
  answer: houseTenant,
  async handle({ app, actor, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.tenants.add({ actor, address: request.ip }, body.tenant, body.name);
  },
});
