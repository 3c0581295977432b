import { annotationChoice, annotationList } from '#contract/annotations.ts';
import { defineRoute, nothing } from '../route.ts';

export const annotationListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/annotations',
  permission: 'records.read',
  about: 'Notes on months, by month',
  query: annotationChoice,
  params: nothing,
  status: 200,
  answer: annotationList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.annotations.list(query);
  },
});
