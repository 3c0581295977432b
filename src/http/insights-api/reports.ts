import { z } from 'zod';
import type { ReportAsking } from '#app/insights/reports.ts';
import { insightsReport } from '#contract/insights.ts';
import type { Route } from '../route.ts';
import { defineInsightsRoute, noWords } from './route.ts';
import { amount, flag, text } from './words.ts';

const changeable = {
  ReportName: text,
  Description: text,
  StartTime: text,
  RecurrenceInterval: amount,
  RecurrenceCount: amount,
  Format: text,
  CallbackUrl: text,
  CallbackMethod: text,
};

const create = defineInsightsRoute({
  method: 'POST',
  path: '/ScheduledReport',
  permission: 'insights.api',
  about: 'Make a report: a schedule, or a run at once',
  query: noWords,
  body: z.object({ ...changeable, QueryId: text, ExecuteNow: flag, QueryStartTime: text, QueryEndTime: text }),
  record: insightsReport,
  async handle({ insights, body }) {
    return { records: [await insights.addReport(toAsking(body))], message: 'Report created successfully' };
  },
});

const list = defineInsightsRoute({
  method: 'GET',
  path: '/ScheduledReport',
  permission: 'insights.api',
  about: 'Own reports',
  query: z.object({ reportId: text, reportName: text, queryId: text }),
  record: insightsReport,
  async handle({ insights, query }) {
    return { records: await insights.reports(query), message: 'Reports fetched successfully' };
  },
});

const change = defineInsightsRoute({
  method: 'PUT',
  path: '/ScheduledReport/:reportId',
  permission: 'insights.api',
  about: 'Change a report; its query stays',
  query: noWords,
  body: z.object(changeable),
  record: insightsReport,
  async handle({ insights, id, body }) {
    return { records: [await insights.changeReport(id, toAsking(body))], message: 'Report updated successfully' };
  },
});

const remove = defineInsightsRoute({
  method: 'DELETE',
  path: '/ScheduledReport/:reportId',
  permission: 'insights.api',
  about: 'Delete a report with its executions',
  query: noWords,
  record: insightsReport,
  async handle({ insights, id }) {
    return { records: [await insights.removeReport(id)], message: 'Report deleted successfully' };
  },
});

const pause = defineInsightsRoute({
  method: 'PUT',
  path: '/ScheduledReport/pause/:reportId',
  permission: 'insights.api',
  about: 'Pause a report',
  query: noWords,
  record: insightsReport,
  async handle({ insights, id }) {
    return { records: [await insights.pauseReport(id)], message: 'Report paused successfully' };
  },
});

const resume = defineInsightsRoute({
  method: 'PUT',
  path: '/ScheduledReport/resume/:reportId',
  permission: 'insights.api',
  about: 'Resume a report at the next slot of its grid',
  query: noWords,
  record: insightsReport,
  async handle({ insights, id }) {
    return { records: [await insights.resumeReport(id)], message: 'Report resumed successfully' };
  },
});

export const reportRoutes: readonly Route[] = [create, list, change, remove, pause, resume];

/** `ReportName` → `reportName`; what is absent or empty was not said, and an empty address is no address. */
function toAsking(body: Readonly<Record<string, string | number | boolean | undefined>>): ReportAsking {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name, value]) => value !== undefined && !(name === 'CallbackUrl' && value === ''))
      .map(([name, value]) => [`${name.slice(0, 1).toLowerCase()}${name.slice(1)}`, value]),
  );
}
