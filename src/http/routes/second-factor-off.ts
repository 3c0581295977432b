import { done, ownPassword } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const secondFactorOffRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/profile/second-factor',
  permission: 'profile.own',
  about: 'Turns the second factor off',
  query: nothing,
  params: nothing,
  body: ownPassword,
  status: 200,
  answer: done,
  async handle({ app, actor, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    await app.people.secondFactor.turnOff(actor, body.password, request.ip);
    return { done: true } as const;
  },
});
