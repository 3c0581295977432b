import { importList } from '#contract/imports.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const importListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/imports',
  permission: 'imports.read',
  about: 'Imports under way or failed, and every delivery; of all tenants when none is named',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: importList,
  handle: async ({ app, query }) => app.imports.list(query.tenant),
});
