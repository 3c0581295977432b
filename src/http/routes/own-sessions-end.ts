import { done } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const ownSessionsEndRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/profile/sessions',
  permission: 'profile.own',
  about: 'Ends all of the own sessions but this one',
  query: nothing,
  params: nothing,
  status: 200,
  answer: done,
  async handle({ app, actor, request, reply }) {
    reply.header('cache-control', 'no-store');
    await app.people.sessions.endOthers(actor, request.ip);
    return { done: true } as const;
  },
});
