import { tenantList } from '#contract/report.ts';
import { defineRoute, nothing } from '../route.ts';

export const tenantsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/tenants',
  permission: 'profile.own',
  about: 'The tenants (partner global accounts) that have data',
  query: nothing,
  params: nothing,
  status: 200,
  answer: tenantList,
  handle: async ({ app }) => app.catalogue.tenantList(),
});
