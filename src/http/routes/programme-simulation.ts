import { simulated, simulation } from '#contract/programme.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeSimulationRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/simulation',
  permission: 'programme.read',
  about: 'Where a partner would stand with more purchases, trainers, exams or commitments; nothing is written',
  query: tenantParameter,
  params: nothing,
  body: simulation,
  status: 200,
  answer: simulated,
  handle: async ({ app, query, body }) => app.programme.status.simulate(query.tenant, body),
});
