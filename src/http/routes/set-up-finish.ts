import { setUpDraft, signInAnswer } from '#contract/session.ts';
import { arrivalOf } from '../auth/arrival.ts';
import { giveSessionCookie } from '../auth/credentials.ts';
import { defineRoute, nothing } from '../route.ts';

export const setUpFinishRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/set-up',
  permission: 'public',
  about: 'Makes the first admin with a set-up link, once, and signs them in',
  query: nothing,
  params: nothing,
  body: setUpDraft,
  status: 200,
  answer: signInAnswer,
  async handle({ app, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    const { link, ...admin } = body;
    const secret = await app.people.setUp.finish(link, admin, arrivalOf(request, app.config));
    giveSessionCookie(reply, secret, app.config);
    return { state: 'signed-in' } as const;
  },
});
