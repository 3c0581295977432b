import { learningProfile, sourceAddress } from '#contract/learning.ts';
import { defineRoute, nothing } from '../route.ts';

export const learningUnlinkRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/profile/learning/:source',
  permission: 'learning.own',
  about: 'Ends the link to an own learning account',
  query: nothing,
  params: sourceAddress,
  status: 200,
  answer: learningProfile,
  async handle({ app, actor, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.providers.learning.unlink(actor, params.source, request.ip);
  },
});
