import { tenantSettings } from '#contract/learning.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const tenantSettingsReadRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/tenant-settings',
  permission: 'tenant.settings',
  about: 'What a company decided about its learners',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: tenantSettings,
  async handle({ app, actor, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.learnerRules.settings(actor, query.tenant);
  },
});
