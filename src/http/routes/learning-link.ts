import { departure, linkDraft, sourceAddress } from '#contract/learning.ts';
import { arrivalOf } from '../auth/arrival.ts';
import { giveVisitCookie, originOf, visitOf } from '../auth/visit-cookie.ts';
import { defineRoute, nothing } from '../route.ts';

export const learningLinkRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/profile/learning/:source',
  permission: 'learning.own',
  about: 'Begins to link an own learning account: answers where to go and prove it',
  query: nothing,
  params: sourceAddress,
  body: linkDraft,
  status: 200,
  answer: departure,
  async handle({ app, actor, params, body, request, reply }) {
    const { config, people } = app;
    reply.header('cache-control', 'no-store');
    const coming = {
      ...arrivalOf(request, config),
      origin: originOf(request, config),
      browser: visitOf(request, config),
    };
    const { location, browser } = await people.providers.learning.start(actor, params.source, { ...body, ...coming });
    giveVisitCookie(reply, browser, config);
    return { location };
  },
});
