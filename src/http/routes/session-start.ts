import { signInAnswer, signInDraft } from '#contract/session.ts';
import { arrivalOf } from '../auth/arrival.ts';
import { giveSessionCookie } from '../auth/credentials.ts';
import { defineRoute, nothing } from '../route.ts';

export const sessionStartRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/session',
  permission: 'public',
  about: 'Signs in with an e-mail address and a password; wrong ones are all refused in the same words',
  query: nothing,
  params: nothing,
  body: signInDraft,
  status: 200,
  answer: signInAnswer,
  async handle({ app, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    const result = await app.people.signIn.withPassword(body, arrivalOf(request, app.config));
    if (result.state === 'signed-in') giveSessionCookie(reply, result.secret, app.config);
    return { state: result.state };
  },
});
