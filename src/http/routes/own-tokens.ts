import { ownTokens } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const ownTokensRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/profile/tokens',
  permission: 'profile.own',
  about: 'Tokens that programs show in one’s name',
  query: nothing,
  params: nothing,
  status: 200,
  answer: ownTokens,
  async handle({ app, actor, reply }) {
    reply.header('cache-control', 'no-store');
    return { tokens: await app.people.tokens.list(actor) };
  },
});
