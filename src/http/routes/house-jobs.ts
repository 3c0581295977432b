import { toJobsFigures } from '#app/jobs.ts';
import { jobsState } from '#contract/house.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseJobsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/house/jobs',
  permission: 'metrics.read',
  about: 'How what runs by itself stands: runs, slots and deliveries of all tenants, as figures',
  query: nothing,
  params: nothing,
  status: 200,
  answer: jobsState,
  async handle({ app, reply }) {
    reply.header('cache-control', 'no-store');
    return toJobsFigures(await app.jobsState());
  },
});
