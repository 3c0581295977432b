import { editionCheck, editionTrial } from '#contract/programme-rules.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeEditionCheckRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/editions/check',
  permission: 'programme.operate',
  about: 'What keeps editions from being written; nothing is changed',
  query: nothing,
  params: nothing,
  body: editionTrial,
  status: 200,
  answer: editionCheck,
  async handle({ app, body, reply }) {
    reply.header('cache-control', 'no-store');
    return { problems: [...(await app.programme.rules.check(body))] };
  },
});
