import { madePerson, personDraft } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const personAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/people',
  permission: 'people.create',
  about: 'Makes a person of the tenant; a temporary password or a link is told in this answer only',
  query: tenantParameter,
  params: nothing,
  body: personDraft,
  status: 201,
  answer: madePerson,
  async handle({ app, actor, query, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.people.add({ actor, address: request.ip }, query.tenant, body);
  },
});
