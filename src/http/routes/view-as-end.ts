import { session } from '#contract/session.ts';
import { credentialsOf } from '../auth/credentials.ts';
import { sessionAnswer } from '../auth/session-answer.ts';
import { defineRoute, nothing } from '../route.ts';

export const viewAsEndRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/session/view-as',
  permission: 'profile.own',
  about: 'Goes back to the own view',
  query: nothing,
  params: nothing,
  status: 200,
  answer: session,
  async handle({ app, actor, request, reply }) {
    reply.header('cache-control', 'no-store');
    await app.people.viewAs.end(actor, request.ip);
    return sessionAnswer(app, await app.people.actorOf(credentialsOf(request, app.config)));
  },
});
