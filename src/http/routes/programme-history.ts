import { historyParameters, programmeHistory } from '#contract/programme.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeHistoryRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/history',
  permission: 'programme.read',
  about: 'What was decided about a partner and by which rules, newest first',
  query: historyParameters,
  params: nothing,
  status: 200,
  answer: programmeHistory,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.decisions.history(query);
  },
});
