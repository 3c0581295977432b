import { directory, directoryParameters } from '#contract/programme-claims.ts';
import { isKnown, toEtag } from '../etag.ts';
import { defineRoute, nothing } from '../route.ts';

/** The same for everybody, so that what lies between may keep it for a while. */
const kept = 'public, max-age=300';

export const programmeDirectoryRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/directory',
  permission: 'public',
  about: 'The directory of learning partners, by name; also for who did not sign in, unless a setting hides it',
  query: directoryParameters,
  params: nothing,
  status: 200,
  answer: directory,
  async handle({ app, query, request, reply }) {
    const shown = await app.programme.batches.shown(query);
    const known = isKnown(toEtag(JSON.stringify(shown)), request, reply);
    reply.header('cache-control', kept);
    return known ? reply.code(304).send() : shown;
  },
});
