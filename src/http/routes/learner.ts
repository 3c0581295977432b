import { z } from 'zod';
import { learner, learnerParameters } from '#contract/learner.ts';
import { isKnown, toEtag } from '../etag.ts';
import { defineRoute } from '../route.ts';

export const learnerRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/:id/learners/:userId',
  permission: 'reports.read',
  about: 'One learner of a report with what they completed, newest first',
  query: learnerParameters,
  params: z.strictObject({ id: z.string(), userId: z.string().max(200) }),
  status: 200,
  answer: learner,
  async handle({ app, query, params, request, reply }) {
    const page = await app.learners.open(params.id, params.userId, query);
    if (isKnown(toEtag(page.tag), request, reply)) return reply.code(304).send();
    return page.read(request.signal);
  },
});
