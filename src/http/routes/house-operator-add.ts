import { issuedPassword, operatorDraft } from '#contract/house.ts';
import { demandLocalKey } from '../auth/local-key.ts';
import { defineRoute, nothing } from '../route.ts';

export const houseOperatorAddRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/house/accounts',
  permission: 'house.manage',
  about: 'Makes an operator, with the key of the data folder; the temporary password is shown once',
  query: nothing,
  params: nothing,
  body: operatorDraft,
  status: 201,
  answer: issuedPassword,
  async handle({ app, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    demandLocalKey(request, app);
    return app.people.roster.addOperator(body);
  },
});
