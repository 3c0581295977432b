import { endedApplication } from '#contract/applications.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const applicationEndRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/applications/:id',
  permission: 'applications.write',
  about: 'Ends a program of the tenant; its tokens are refused at once',
  query: tenantParameter,
  params: recordAddress,
  status: 200,
  answer: endedApplication,
  async handle({ app, actor, query, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.applications.end({ actor, address: request.ip }, query.tenant, params.id);
  },
});
