import { z } from 'zod';

/** Records of the Insights API; the order of the properties is the order in which they are written (api.md §2). */

const moment = z.string().describe('UTC, yyyy-MM-ddTHH:mm:ssZ');

export const insightsDataset = z.object({
  datasetName: z.string(),
  selectableColumns: z.array(z.string()),
  availableMetrics: z.array(z.string()),
  availableDateRanges: z.array(z.string()),
  minimumRecurrenceInterval: z.int().describe('Hours'),
});
export type InsightsDataset = z.infer<typeof insightsDataset>;

export const insightsQuery = z.object({
  queryId: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  query: z.string(),
  type: z.enum(['userDefined', 'system']),
  user: z.string().nullable(),
  createdTime: moment.nullable(),
  modifiedTime: moment.nullable(),
});
export type InsightsQueryRecord = z.infer<typeof insightsQuery>;

const callbackMethod = z.enum(['GET', 'POST']);
const format = z.enum(['csv', 'tsv']);

export const insightsReport = z.object({
  reportId: z.string(),
  reportName: z.string(),
  description: z.string().nullable(),
  queryId: z.string(),
  query: z.string(),
  user: z.string(),
  createdTime: moment,
  modifiedTime: moment.nullable(),
  executeNow: z.boolean(),
  startTime: moment.nullable(),
  reportStatus: z.enum(['Active', 'Paused', 'Inactive']),
  recurrenceInterval: z.int().nullable().describe('Hours'),
  recurrenceCount: z.int().nullable(),
  callbackUrl: z.string().nullable(),
  callbackMethod,
  format,
});
export type InsightsReport = z.infer<typeof insightsReport>;

export const insightsExecution = z.object({
  executionId: z.string(),
  reportId: z.string(),
  recurrenceInterval: z.int().nullable(),
  recurrenceCount: z.int().nullable(),
  callbackUrl: z.string().nullable(),
  callbackMethod,
  format,
  executionStatus: z.enum(['Pending', 'Running', 'Paused', 'Completed']),
  reportLocation: z.string().nullable(),
  reportAccessSecureLink: z.string().nullable(),
  reportExpiryTime: moment.nullable(),
  reportGeneratedTime: moment.nullable(),
});
export type InsightsExecution = z.infer<typeof insightsExecution>;

/** A row of a query that was tried: column → value. */
export const insightsRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type InsightsRow = z.infer<typeof insightsRow>;

/** What a stored report of the Insights API is made of. */
export const insightsContent = z.object({ queryId: z.string(), query: z.string(), format });

/** Every answer of the Insights API, also a refusal (api.md §1.1). */
export function insightsEnvelope<Record extends z.ZodType>(record: Record) {
  return z.object({
    value: z.array(record),
    nextLink: z.string().nullable(),
    totalCount: z.int().describe('Records in value'),
    message: z.string().nullable(),
    statusCode: z.int(),
    dataRedacted: z.boolean().describe('Columns were withheld from the caller'),
  });
}
