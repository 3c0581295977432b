import { session, viewAsDraft } from '#contract/session.ts';
import { credentialsOf } from '../auth/credentials.ts';
import { sessionAnswer } from '../auth/session-answer.ts';
import { defineRoute, nothing } from '../route.ts';

export const viewAsStartRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/session/view-as',
  permission: 'view-as',
  about: 'Looks at everything as somebody with these roles would; nothing can be changed meanwhile',
  query: nothing,
  params: nothing,
  body: viewAsDraft,
  status: 200,
  answer: session,
  async handle({ app, actor, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    await app.people.viewAs.start(actor, body, request.ip);
    return sessionAnswer(app, await app.people.actorOf(credentialsOf(request, app.config)));
  },
});
