import { decisionAddress, replayedDecision } from '#contract/programme.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const programmeDecisionReplayRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/decisions/:id/replay',
  permission: 'programme.read',
  about: 'Decides again, from the same facts by the same version of the rules',
  query: tenantParameter,
  params: decisionAddress,
  status: 200,
  answer: replayedDecision,
  async handle({ app, query, params, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.decisions.replay(query.tenant, params.id);
  },
});
