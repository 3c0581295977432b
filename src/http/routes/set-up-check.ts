import { linkParameter, setUpCheck } from '#contract/session.ts';
import { defineRoute, nothing } from '../route.ts';

export const setUpCheckRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/set-up',
  permission: 'public',
  about: 'Whether a set-up link works',
  query: linkParameter,
  params: nothing,
  status: 200,
  answer: setUpCheck,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    const expiresAt = await app.people.setUp.check(query.link);
    return { good: expiresAt !== undefined, expiresAt: expiresAt ?? null };
  },
});
