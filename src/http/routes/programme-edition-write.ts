import { edition, editionAddress, editionWrite } from '#contract/programme-rules.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeEditionWriteRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/programme/editions/:id',
  permission: 'programme.operate',
  about: 'Writes the next version of an edition; a new id is a new edition',
  query: nothing,
  params: editionAddress,
  body: editionWrite,
  status: 200,
  answer: edition,
  async handle({ app, params, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.rules.write(params.id, body);
  },
});
