import { reportList } from '#contract/report.ts';
import { defineRoute, nothing } from '../route.ts';

export const reportListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports',
  permission: 'profile.own',
  about: 'Every report there is or will be',
  query: nothing,
  params: nothing,
  status: 200,
  answer: reportList,
  handle: async ({ app }) => app.catalogue.reportList(),
});
