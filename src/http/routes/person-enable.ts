import { person, personAddress } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const personEnableRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/people/:account/enable',
  permission: 'people.create',
  about: 'Lets somebody into the tenant again',
  query: tenantParameter,
  params: personAddress,
  status: 200,
  answer: person,
  async handle({ app, actor, query, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    const at = { tenant: query.tenant, account: params.account };
    return app.people.administration.people.enable({ actor, address: request.ip }, at);
  },
});
