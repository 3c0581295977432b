import { ownProfile, profileChange } from '#contract/profile.ts';
import { defineRoute, nothing } from '../route.ts';

export const profileChangeRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/profile',
  permission: 'profile.own',
  about: 'Changes the own name, language or theme',
  query: nothing,
  params: nothing,
  body: profileChange,
  status: 200,
  answer: ownProfile,
  async handle({ app, actor, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.profiles.change(actor, body);
  },
});
