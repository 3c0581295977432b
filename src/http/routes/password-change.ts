import { done, passwordChange } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const passwordChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/profile/password',
  permission: 'profile.own',
  about: 'Changes the own password; the other sessions end',
  query: nothing,
  params: nothing,
  body: passwordChange,
  status: 200,
  answer: done,
  async handle({ app, actor, body, request, reply }) {
    reply.header('cache-control', 'no-store');
    await app.people.ownPassword.change(actor, body, request.ip);
    return { done: true } as const;
  },
});
