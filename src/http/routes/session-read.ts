import { session } from '#contract/session.ts';
import { sessionAnswer } from '../auth/session-answer.ts';
import { defineRoute, nothing } from '../route.ts';

export const sessionReadRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/session',
  permission: 'public',
  about: 'Who asks, and what opens to them',
  query: nothing,
  params: nothing,
  status: 200,
  answer: session,
  async handle({ app, actor, reply }) {
    reply.header('cache-control', 'no-store');
    return sessionAnswer(app, actor);
  },
});
