import { enrolment, programmeAddress, trackChoice } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeTrackRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/enrolments/:id/track',
  permission: 'programme.track',
  about: 'Chooses the track of an Action Pack, until the next purchase',
  query: tenantParameter,
  params: programmeAddress,
  body: trackChoice,
  status: 200,
  answer: enrolment,
  handle: async ({ app, query, params, body }) =>
    app.programme.membership.enrolments.choose(query.tenant, params.id, body.track),
});
