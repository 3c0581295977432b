import { trainer, trainerDraft } from '#contract/programme-rules.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeTrainerConfirmRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/trainers',
  permission: 'programme.operate',
  about: 'Confirms a trainer under contract, who counts from then on',
  query: tenantParameter,
  params: nothing,
  body: trainerDraft,
  status: 201,
  answer: trainer,
  async handle({ app, query, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.people.confirm(query.tenant, body);
  },
});
