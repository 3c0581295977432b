import { adminList } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const adminsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/admins',
  permission: 'profile.own',
  about: 'Whom to ask for a role: the people of the tenant who give roles, and which',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: adminList,
  async handle({ app, actor, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.people.admins(actor, query.tenant);
  },
});
