import { factorProof, recoveryCodes } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const secondFactorOnRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/profile/second-factor',
  permission: 'profile.own',
  about: 'Turns the second factor on by a code of the app; the recovery codes are shown once',
  query: nothing,
  params: nothing,
  body: factorProof,
  status: 200,
  answer: recoveryCodes,
  async handle({ app, actor, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    return { recoveryCodes: await app.people.secondFactor.turnOn(actor, body.code, request.ip) };
  },
});
