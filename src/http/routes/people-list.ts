import { peopleList, peopleParameters } from '#contract/people.ts';
import { defineRoute, nothing } from '../route.ts';

export const peopleListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/people',
  permission: 'people.read',
  about: 'The people of a tenant with their roles, by name',
  query: peopleParameters,
  params: nothing,
  status: 200,
  answer: peopleList,
  async handle({ app, actor, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.people.list(actor, query);
  },
});
