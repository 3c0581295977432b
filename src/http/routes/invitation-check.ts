import { invitationCheck, linkParameter } from '#contract/session.ts';
import { defineRoute, nothing } from '../route.ts';

export const invitationCheckRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/invitations',
  permission: 'public',
  about: 'Whom an invitation is for, if it works',
  query: linkParameter,
  params: nothing,
  status: 200,
  answer: invitationCheck,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    const invited = await app.people.invitations.check(query.link);
    return { good: invited !== undefined, name: invited?.name ?? null, email: invited?.email ?? null };
  },
});
