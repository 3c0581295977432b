import { accountChoice } from '#contract/house.ts';
import { done } from '#contract/profile.ts';
import { demandLocalKey } from '../auth/local-key.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseAccountEnableRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/house/accounts/enable',
  permission: 'house.manage',
  about: 'Lets an account in again, with the key of the data folder',
  query: nothing,
  params: nothing,
  body: accountChoice,
  status: 200,
  answer: done,
  async handle({ app, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    demandLocalKey(request, app);
    await app.people.roster.enable(body.email);
    return { done: true } as const;
  },
});
