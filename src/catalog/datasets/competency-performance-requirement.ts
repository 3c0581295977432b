import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { amount, figure, names, seen, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** Per month what was reached towards a competency. */
export const competencyPerformanceRequirement = defineDataset({
  name: 'CompetencyPerformanceRequirement',
  title: 'Competencies: performance details',
  otherNames: ['CompetencyPeformanceRequirement'],
  dashboard: 'Competencies',
  merge: { kind: 'months', by: 'Month' },
  time: 'Month',
  required: ['Month', 'CompetencyName', 'MetricName'],
  refreshDays: 5,
  aggregation: 'monthly',
  notes: [
    'The dataset list and the 2021 system query misspell it CompetencyPeformanceRequirement; the refresh table spells it right. Answer to both. Gone from the 2023 definitions and system queries, still in the 2023 dataset list and refresh table.',
  ],
  columns: {
    CompetencyName: { ...common.competencyName, ...seen.in2021 },
    CompetencyAttainmentOptionName: { ...text('Option through which the competency is sought'), ...seen.in2021 },
    Month: { ...common.reportMonth, ...seen.in2021 },
    MetricName: { ...text('Metric that counts for the competency'), ...seen.in2021 },
    MetricMonthlyContribution: { ...amount('What the month adds to the metric'), ...seen.in2021 },
    TTMAggregate: { ...figure('Metric over the trailing twelve months'), ...seen.in2021 },
    AnniversaryYearAggregate: { ...figure('Metric over the current anniversary year'), ...seen.in2021 },
    GoldThreshold: { ...figure('Value needed for gold'), ...seen.in2021 },
    SilverThreshold: { ...figure('Value needed for silver'), ...seen.in2021 },
  },
  metrics: [],
  api: {
    ...assumedApi,
    systemQuery: {
      id: '3a0e1adc-f5c1-42ac-9422-8e944bf81ae5',
      dataset: 'CompetencyPeformanceRequirement',
      vintage: '2021',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        CompetencyName CompetencyAttainmentOptionName Month MetricName MetricMonthlyContribution TTMAggregate
        AnniversaryYearAggregate GoldThreshold SilverThreshold
      `),
    },
  },
});
