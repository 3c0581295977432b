import { done } from '#contract/profile.ts';
import { recordAddress } from '#contract/record.ts';
import { defineRoute, nothing } from '../route.ts';

export const ownTokenEndRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/profile/tokens/:id',
  permission: 'profile.own',
  about: 'Ends a token',
  query: nothing,
  params: recordAddress,
  status: 200,
  answer: done,
  async handle({ app, actor, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    await app.people.tokens.end(actor, params.id, request.ip);
    return { done: true } as const;
  },
});
