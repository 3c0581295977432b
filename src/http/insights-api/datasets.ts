import { z } from 'zod';
import { insightsDataset } from '#contract/insights.ts';
import { defineInsightsRoute } from './route.ts';
import { text } from './words.ts';

export const datasetsRoute = defineInsightsRoute({
  method: 'GET',
  path: '/ScheduledDataset',
  permission: 'insights.api',
  about: 'Datasets with their columns, metrics and date ranges',
  query: z.object({ datasetName: text }),
  record: insightsDataset,
  async handle({ insights, query }) {
    return { ...(await insights.datasets(query)), message: 'Dataset fetched successfully' };
  },
});
