import { personAddress, removedPerson } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const personRemoveRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/people/:account',
  permission: 'people.delete',
  about: 'Takes somebody out of the tenant with their learning links; their account goes with the last tenant',
  query: tenantParameter,
  params: personAddress,
  status: 200,
  answer: removedPerson,
  async handle({ app, actor, query, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    const at = { tenant: query.tenant, account: params.account };
    await app.people.administration.people.remove({ actor, address: request.ip }, at);
    return { account: at.account };
  },
});
