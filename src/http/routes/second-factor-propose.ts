import { factorProposal } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const secondFactorProposeRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/profile/second-factor',
  permission: 'profile.own',
  about: 'A key for an authenticator app',
  query: nothing,
  params: nothing,
  status: 200,
  answer: factorProposal,
  async handle({ app, actor, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.secondFactor.propose(actor);
  },
});
