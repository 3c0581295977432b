import { datasetList } from '#contract/datasets.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const datasetsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/datasets',
  permission: 'data.read',
  about: 'Every dataset that can be loaded, and what the tenant has of it',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: datasetList,
  handle: async ({ app, query }) => app.catalogue.datasetList(query.tenant),
});
