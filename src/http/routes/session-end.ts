import { signOutAnswer } from '#contract/session.ts';
import { dropSessionCookie } from '../auth/credentials.ts';
import { defineRoute, nothing } from '../route.ts';

export const sessionEndRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/session',
  permission: 'public',
  about: 'Signs out',
  query: nothing,
  params: nothing,
  status: 200,
  answer: signOutAnswer,
  async handle({ app, actor, request, reply }) {
    reply.header('cache-control', 'no-store');
    await app.people.sessions.end(actor, request.ip);
    dropSessionCookie(reply, app.config);
    return { state: 'signed-out' } as const;
  },
});
