import { programmeForecast, statusParameters } from '#contract/programme.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeForecastRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/forecast',
  permission: 'programme.read',
  about: 'The KPIs of the months that decide about the next anniversary, if the partner goes on buying as before',
  query: statusParameters,
  params: nothing,
  status: 200,
  answer: programmeForecast,
  async handle({ app, query, reply }) {
    reply.header('cache-control', 'no-store');
    return app.programme.status.forecast(query.tenant, query.on);
  },
});
