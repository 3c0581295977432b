import { tenantSettings } from '#contract/learning.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const tenantSettingsPutRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/tenant-settings',
  permission: 'tenant.settings',
  about: 'Changes what a company decided about its learners; reports follow at once',
  query: tenantParameter,
  params: nothing,
  body: tenantSettings,
  status: 200,
  answer: tenantSettings,
  async handle({ app, actor, query, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.learnerRules.change({ actor, address: request.ip }, query.tenant, body);
  },
});
