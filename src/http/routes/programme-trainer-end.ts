import { trainer, trainerAddress } from '#contract/programme-rules.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeTrainerEndRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/programme/trainers/:id',
  permission: 'programme.operate',
  about: 'Lets a confirmed trainer count no more from today; nothing is taken away',
  query: tenantParameter,
  params: trainerAddress,
  status: 200,
  answer: trainer,
  async handle({ app, query, params, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.people.end(query.tenant, params.id);
  },
});
