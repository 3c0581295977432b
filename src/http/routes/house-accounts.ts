import { roster } from '#contract/house.ts';
import { demandLocalKey } from '../auth/local-key.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseAccountsRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/house/accounts',
  permission: 'house.manage',
  about: 'Accounts of the installation, with the key of the data folder',
  query: nothing,
  params: nothing,
  status: 200,
  answer: roster,
  async handle({ app, request, reply }) {
    reply.header('cache-control', 'no-store');
    demandLocalKey(request, app);
    return { accounts: await app.people.roster.list() };
  },
});
