import { houseTokenDraft } from '#contract/house.ts';
import { madeToken } from '#contract/profile.ts';
import { demandLocalKey } from '../auth/local-key.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseTokenMakeRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/house/tokens',
  permission: 'house.manage',
  about: 'Makes a token for an account, with the key of the data folder; its secret is shown once',
  query: nothing,
  params: nothing,
  body: houseTokenDraft,
  status: 201,
  answer: madeToken,
  async handle({ app, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    demandLocalKey(request, app);
    return app.people.tokens.makeFor(body.email, body);
  },
});
