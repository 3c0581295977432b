import { learningCounts } from '#contract/learning.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const learningCountsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/learning/links',
  permission: 'learning.counts',
  about: 'How many people of a company have linked a learning account, and who has not',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: learningCounts,
  async handle({ app, actor, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.learnerRules.counts(actor, query.tenant);
  },
});
