import { programmeStatus, statusParameters } from '#contract/programme.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeStatusRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/status',
  permission: 'programme.read',
  about: 'Where a partner stands in the programme: KPIs, levels, memberships, directory, what to do next',
  query: statusParameters,
  params: nothing,
  status: 200,
  answer: programmeStatus,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.status.of(query.tenant, query.on);
  },
});
