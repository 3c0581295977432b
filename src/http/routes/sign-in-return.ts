import type { FastifyRequest } from 'fastify';
import { providerAddress, signInReturn } from '#contract/learning.ts';
import { arrivalOf } from '../auth/arrival.ts';
import { giveSessionCookie } from '../auth/credentials.ts';
import { originOf, visitOf } from '../auth/visit-cookie.ts';
import { defineRoute, file } from '../route.ts';

export const signInReturnRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/sign-in/:provider/return',
  permission: 'public',
  about: 'Where sign-in providers send people back to: signs them in, or links the learning account they proved',
  query: signInReturn,
  params: providerAddress,
  status: 200,
  answer: file,
  async handle({ app, actor, params, request, reply }) {
    const { config, people } = app;
    const { signIn, learning, arrive } = people.providers;
    reply.header('cache-control', 'no-store');
    const [origin, browser] = [originOf(request, config), visitOf(request, config)];
    const answer = new URLSearchParams(request.url.split('?').slice(1).join('?'));
    const visitor = await arrive({ provider: params.provider, origin, browser, answer });
    if (visitor !== undefined && visitor.provider.kind !== 'sign-in') {
      const { location, detail } = await learning.finish(visitor, actor, request.ip);
      warn(request, detail);
      return reply.redirect(location, 302);
    }
    const done = await signIn.finish(visitor, { ...arrivalOf(request, config), origin, browser });
    if (done.kind === 'refused') {
      warn(request, done.detail);
      return reply.redirect(`/sign-in?refused=${done.reason}`, 302);
    }
    giveSessionCookie(reply, done.secret, config);
    return reply.redirect(done.returnTo, 302);
  },
});

/** What a provider did wrong is for whoever runs the installation. */
function warn(request: FastifyRequest, detail: string | undefined): void {
  if (detail !== undefined) request.log.warn({ detail }, 'a sign-in provider proved nothing');
}
