import { learningProfile } from '#contract/learning.ts';
import { defineRoute, nothing } from '../route.ts';

export const learningOwnRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/profile/learning',
  permission: 'learning.own',
  about: 'Own links to learning accounts, and from when on another can be linked',
  query: nothing,
  params: nothing,
  status: 200,
  answer: learningProfile,
  async handle({ app, actor, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.providers.learning.own(actor);
  },
});
