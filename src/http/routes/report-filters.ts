import { z } from 'zod';
import { filterOptions } from '#contract/report.ts';
import { reportParameters } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const reportFiltersRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/reports/:id/filters',
  permission: 'reports.read',
  about: 'The values that each filter of a report offers, and the months that have data',
  query: reportParameters,
  params: z.strictObject({ id: z.string() }),
  status: 200,
  answer: filterOptions,
  handle: async ({ app, query, params, request }) =>
    app.answers.options(await app.answers.ask(params.id, query), request.signal),
});
