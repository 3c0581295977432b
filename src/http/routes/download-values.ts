import { columnValues, valuesParameters } from '#contract/downloads.ts';
import { defineRoute, nothing } from '../route.ts';

export const downloadValuesRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/downloads/values',
  permission: 'downloads.own',
  about: 'Values of a column, to filter by',
  query: valuesParameters,
  params: nothing,
  status: 200,
  answer: columnValues,
  async handle({ app, query, request, reply }) {
    reply.header('cache-control', 'no-store');
    return app.downloads.values(query, request.signal);
  },
});
