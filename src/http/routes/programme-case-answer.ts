import { caseAnswer, programmeAddress, supportCase } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeCaseAnswerRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/cases/:id/answer',
  permission: 'programme.operate',
  about: 'Answers a question, which may open courseware or end a membership',
  query: tenantParameter,
  params: programmeAddress,
  body: caseAnswer,
  status: 200,
  answer: supportCase,
  handle: async ({ app, query, params, body }) => app.programme.membership.cases.answer(query.tenant, params.id, body),
});
