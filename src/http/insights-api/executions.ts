import { z } from 'zod';
import { insightsExecution } from '#contract/insights.ts';
import { defineInsightsRoute } from './route.ts';
import { flag, text } from './words.ts';

export const executionsRoute = defineInsightsRoute({
  method: 'GET',
  path: '/ScheduledReport/execution/:reportId',
  permission: 'insights.api',
  about: 'Executions of one or several reports (`;` between them), with links to their files',
  query: z.object({ executionId: text, executionStatus: text, getLatestExecution: flag }),
  record: insightsExecution,
  async handle({ insights, id, query, request, config }) {
    const { records, redacted } = await insights.executions(id, query);
    const root = config.publicUrl ?? `${request.protocol}://${request.host}`;
    const whole = (link: string | null) => (link === null ? null : `${root}${link}`);
    return {
      records: records.map((record) => ({
        ...record,
        reportLocation: whole(record.reportLocation),
        reportAccessSecureLink: whole(record.reportAccessSecureLink),
      })),
      redacted,
      message: null,
    };
  },
});
