import { applicationDraft, madeApplication } from '#contract/applications.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const applicationAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/applications',
  permission: 'applications.write',
  about: 'Registers a program of the tenant; its secret is shown once',
  query: tenantParameter,
  params: nothing,
  body: applicationDraft,
  status: 201,
  answer: madeApplication,
  async handle({ app, actor, query, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.applications.add({ actor, address: request.ip }, query.tenant, body);
  },
});
