import { auditList, auditParameters } from '#contract/audit.ts';
import { defineRoute, nothing } from '../route.ts';

export const auditListRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/audit',
  permission: 'audit.read',
  about: 'Who did what, newest first; of everything for the operator who names no tenant',
  query: auditParameters,
  params: nothing,
  status: 200,
  answer: auditList,
  async handle({ app, actor, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.people.administration.audit.list(actor, query);
  },
});
