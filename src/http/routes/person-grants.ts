import { changedPerson, grantsChange, personAddress } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const personGrantsRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/people/:account/grants',
  permission: 'grants.write',
  about: 'The roles somebody is to hold, all of them, each for the whole company or for locations',
  query: tenantParameter,
  params: personAddress,
  body: grantsChange,
  status: 200,
  answer: changedPerson,
  async handle({ app, actor, query, params, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    const at = { tenant: query.tenant, account: params.account };
    return app.people.administration.people.setGrants({ actor, address: request.ip }, at, body.grants);
  },
});
