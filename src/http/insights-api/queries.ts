import { z } from 'zod';
import { insightsQuery, insightsRow } from '#contract/insights.ts';
import type { Route } from '../route.ts';
import { toldError } from './envelope.ts';
import { defineInsightsRoute, noWords } from './route.ts';
import { flag, text } from './words.ts';

const create = defineInsightsRoute({
  method: 'POST',
  path: '/ScheduledQueries',
  permission: 'insights.api',
  about: 'Keep a query',
  query: noWords,
  body: z.object({ Name: text, Description: text, Query: text }),
  record: insightsQuery,
  async handle({ insights, body: { Name: name, Description: description, Query: query } }) {
    return { records: [await insights.addQuery({ name, description, query })], message: 'Query created successfully' };
  },
});

const list = defineInsightsRoute({
  method: 'GET',
  path: '/ScheduledQueries',
  permission: 'insights.api',
  about: 'System queries and own queries',
  query: z.object({
    queryId: text,
    queryName: text,
    includeSystemQueries: flag,
    includeOnlySystemQueries: flag,
  }),
  record: insightsQuery,
  async handle({ insights, query }) {
    return { records: await insights.queries(query), message: 'Queries fetched successfully' };
  },
});

const remove = defineInsightsRoute({
  method: 'DELETE',
  path: '/ScheduledQueries/:queryId',
  permission: 'insights.api',
  about: 'Delete an own query; reports made from it go on',
  query: noWords,
  record: insightsQuery,
  async handle({ insights, id }) {
    return { records: [await insights.removeQuery(id)], message: 'Query deleted successfully' };
  },
});

const tryOut = defineInsightsRoute({
  method: 'GET',
  path: '/ScheduledQueries/testQueryResult',
  permission: 'insights.api',
  about: 'The first 100 rows of a query, now',
  query: z.object({ exportQuery: text, queryId: text, startTime: text, endTime: text }),
  record: insightsRow,
  async handle({ insights, query, request }) {
    const tried = await insights.tryQuery(query, request.signal);
    if (tried.kind === 'timed-out') throw toldError(`query timed out after ${tried.seconds} s`);
    return { ...tried, message: 'Query executed successfully' };
  },
});

export const queryRoutes: readonly Route[] = [create, list, remove, tryOut];
