import { issuedLink } from '#contract/house.ts';
import { demandLocalKey } from '../auth/local-key.ts';
import { defineRoute, nothing } from '../route.ts';

export const setUpLinkRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/set-up/links',
  permission: 'house.manage',
  about: 'Makes a set-up link, with the key of the data folder',
  query: nothing,
  params: nothing,
  status: 201,
  answer: issuedLink,
  async handle({ app, request, reply }) {
    reply.header('cache-control', 'no-store');
    demandLocalKey(request, app);
    return app.people.setUp.makeLink();
  },
});
