import { feedback, feedbackRequest } from '#contract/feedback.ts';
import { defineRoute, nothing } from '../route.ts';

export const feedbackGiveRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/feedback',
  permission: 'feedback.give',
  about: 'Leaves a remark on a chart',
  query: nothing,
  params: nothing,
  body: feedbackRequest,
  status: 201,
  answer: feedback,
  handle: async ({ app, body }) => app.feedback.add(body),
});
