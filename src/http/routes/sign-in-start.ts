import { providerAddress, signInStart } from '#contract/learning.ts';
import { arrivalOf } from '../auth/arrival.ts';
import { giveVisitCookie, originOf, visitOf } from '../auth/visit-cookie.ts';
import { defineRoute, file } from '../route.ts';

export const signInStartRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/sign-in/:provider',
  permission: 'public',
  about: 'Sends the browser to a sign-in provider; the page named by returnTo is opened afterwards',
  query: signInStart,
  params: providerAddress,
  status: 200,
  answer: file,
  async handle({ app, query, params, request, reply }) {
    const { config } = app;
    reply.header('cache-control', 'no-store');
    const coming = {
      ...arrivalOf(request, config),
      origin: originOf(request, config),
      browser: visitOf(request, config),
    };
    const gone = await app.people.providers.signIn.start(params.provider, query.returnTo, coming);
    if ('refused' in gone) {
      request.log.warn({ provider: params.provider, detail: gone.detail }, 'a sign-in provider cannot be used');
      return reply.redirect(`/sign-in?refused=${gone.refused}`, 302);
    }
    giveVisitCookie(reply, gone.browser, config);
    return reply.redirect(gone.location, 302);
  },
});
