import { invitationDraft, signInAnswer } from '#contract/session.ts';
import { arrivalOf } from '../auth/arrival.ts';
import { giveSessionCookie } from '../auth/credentials.ts';
import { defineRoute, nothing } from '../route.ts';

export const invitationAcceptRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/invitations',
  permission: 'public',
  about: 'Chooses a password with an invitation, once, and signs in',
  query: nothing,
  params: nothing,
  body: invitationDraft,
  status: 200,
  answer: signInAnswer,
  async handle({ app, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    const secret = await app.people.invitations.accept(body.link, body.password, arrivalOf(request, app.config));
    giveSessionCookie(reply, secret, app.config);
    return { state: 'signed-in' } as const;
  },
});
