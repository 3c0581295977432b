import { accountChoice } from '#contract/house.ts';
import { done } from '#contract/profile.ts';
import { demandLocalKey } from '../auth/local-key.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseAccountDisableRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/house/accounts/disable',
  permission: 'house.manage',
  about: 'Shuts an account out, with the key of the data folder',
  query: nothing,
  params: nothing,
  body: accountChoice,
  status: 200,
  answer: done,
  async handle({ app, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    demandLocalKey(request, app);
    await app.people.roster.disable(body.email);
    return { done: true } as const;
  },
});
