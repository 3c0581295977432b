import { person, personAddress } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const personDisableRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/people/:account/disable',
  permission: 'people.create',
  about: 'Shuts somebody out of the tenant; they sign in no more when they have no other',
  query: tenantParameter,
  params: personAddress,
  status: 200,
  answer: person,
  async handle({ app, actor, query, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    const at = { tenant: query.tenant, account: params.account };
    return app.people.administration.people.disable({ actor, address: request.ip }, at);
  },
});
