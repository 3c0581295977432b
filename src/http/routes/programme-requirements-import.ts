import { requirementsImport, requirementsImported } from '#contract/programme-rules.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeRequirementsImportRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/requirements',
  permission: 'programme.operate',
  about: 'Takes requirement sets from a table: all of it, or nothing when a row is bad',
  query: nothing,
  params: nothing,
  body: requirementsImport,
  status: 200,
  answer: requirementsImported,
  async handle({ app, body, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.requirements.import(body);
  },
});
