import { partnerProfile, profileStatusWrite } from '#contract/programme-rules.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeProfileCheckRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/programme/profile/status',
  permission: 'programme.operate',
  about: 'Notes what was checked of a partner: membership, account, domains, region, exemption',
  query: tenantParameter,
  params: nothing,
  body: profileStatusWrite,
  status: 200,
  answer: partnerProfile,
  async handle({ app, query, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.profile.check(query.tenant, body);
  },
});
