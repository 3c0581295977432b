import { done } from '#contract/profile.ts';
import { recordAddress } from '#contract/record.ts';
import { defineRoute, nothing } from '../route.ts';

export const ownSessionEndRoute = defineRoute({
  method: 'DELETE',
  path: '/api/v1/profile/sessions/:id',
  permission: 'profile.own',
  about: 'Ends one of the own sessions',
  query: nothing,
  params: recordAddress,
  status: 200,
  answer: done,
  async handle({ app, actor, params, request, reply }) {
    reply.header('cache-control', 'no-store');
    await app.people.sessions.endOne(actor, params.id, request.ip);
    return { done: true } as const;
  },
});
