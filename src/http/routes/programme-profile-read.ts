import { partnerProfile } from '#contract/programme-rules.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeProfileReadRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/profile',
  permission: 'programme.read',
  about: 'What a partner is known by in the programme',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: partnerProfile,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.profile.read(query.tenant);
  },
});
