import { accountChoice, issuedPassword } from '#contract/house.ts';
import { demandLocalKey } from '../auth/local-key.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseAccountRecoverRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/house/accounts/recover',
  permission: 'house.manage',
  about: 'Gives an account a temporary password and takes its second factor away, with the key of the data folder',
  query: nothing,
  params: nothing,
  body: accountChoice,
  status: 200,
  answer: issuedPassword,
  async handle({ app, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    demandLocalKey(request, app);
    return app.people.roster.recover(body.email);
  },
});
