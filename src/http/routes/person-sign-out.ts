import { person, personAddress } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const personSignOutRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/people/:account/sign-out',
  permission: 'people.create',
  about: 'Ends every session of somebody',
  query: tenantParameter,
  params: personAddress,
  status: 200,
  answer: person,
  async handle({ app, actor, query, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    const at = { tenant: query.tenant, account: params.account };
    return app.people.administration.people.signOut({ actor, address: request.ip }, at);
  },
});
