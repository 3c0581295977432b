import { openOrders } from '#contract/programme-membership.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeOpenOrdersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/open-orders',
  permission: 'programme.operate',
  about: 'Orders of every partner that wait for the operator',
  query: nothing,
  params: nothing,
  status: 200,
  answer: openOrders,
  handle: async ({ app }) => app.programme.membership.settlements.open(),
});
