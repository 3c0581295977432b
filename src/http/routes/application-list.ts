import { applicationList } from '#contract/applications.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const applicationListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/applications',
  permission: 'applications.write',
  about: 'The programs that the tenant registered, newest first',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: applicationList,
  async handle({ app, actor, query, reply }) {
    reply.header('cache-control', 'no-store');
    return { applications: [...(await app.people.administration.applications.list(actor, query.tenant))] };
  },
});
