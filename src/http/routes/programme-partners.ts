import { partnerOverview, partnersParameters } from '#contract/programme-rules.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmePartnersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/partners',
  permission: 'programme.operate',
  about: 'All partners at a glance, by the next anniversary',
  query: partnersParameters,
  params: nothing,
  status: 200,
  answer: partnerOverview,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.partners.list(query);
  },
});
