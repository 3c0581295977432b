import { trainerList } from '#contract/programme-rules.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeTrainerListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/trainers',
  permission: 'programme.read',
  about: 'The trainers of a partner, linked and confirmed, and whether they count today',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: trainerList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.trainers.list(query.tenant);
  },
});
