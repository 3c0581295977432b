import { partnerProfile, profileWrite } from '#contract/programme-rules.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeProfileWriteRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/programme/profile',
  permission: 'programme.enrol',
  about: 'Changes name, country, tax id and addresses of a partner',
  query: tenantParameter,
  params: nothing,
  body: profileWrite,
  status: 200,
  answer: partnerProfile,
  async handle({ app, query, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.profile.write(query.tenant, body);
  },
});
