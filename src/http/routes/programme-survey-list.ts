import { surveyList } from '#contract/programme-rules.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeSurveyListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/surveys',
  permission: 'programme.operate',
  about: 'What learners said of a partner, by month',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: surveyList,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.people.surveys(query.tenant);
  },
});
