import { ownSessions } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const ownSessionsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/profile/sessions',
  permission: 'profile.own',
  about: 'Browsers in which one is signed in',
  query: nothing,
  params: nothing,
  status: 200,
  answer: ownSessions,
  async handle({ app, actor, reply }) {
    reply.header('cache-control', 'no-store');
    return { sessions: await app.people.sessions.list(actor) };
  },
});
