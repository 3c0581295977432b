import { personAddress, temporaryPassword } from '#contract/people.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const personPasswordRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/people/:account/password',
  permission: 'people.create',
  about: 'Gives somebody a temporary password, told in this answer only; their sessions end',
  query: tenantParameter,
  params: personAddress,
  status: 200,
  answer: temporaryPassword,
  async handle({ app, actor, query, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    const at = { tenant: query.tenant, account: params.account };
    return {
      temporaryPassword: await app.people.administration.people.resetPassword({ actor, address: request.ip }, at),
    };
  },
});
