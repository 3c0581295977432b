import { madeToken, tokenDraft } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const ownTokenMakeRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/profile/tokens',
  permission: 'profile.own',
  about: 'Makes a token; its secret is shown once',
  query: nothing,
  params: nothing,
  body: tokenDraft,
  status: 201,
  answer: madeToken,
  async handle({ app, actor, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.tokens.make(actor, body, request.ip);
  },
});
