import { surveyDraft, surveyList } from '#contract/programme-rules.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeSurveyWriteRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/surveys',
  permission: 'programme.operate',
  about: 'Notes what learners said in a month, in the place of what was noted for it before',
  query: tenantParameter,
  params: nothing,
  body: surveyDraft,
  status: 200,
  answer: surveyList,
  async handle({ app, query, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.people.survey(query.tenant, body);
  },
});
