import { tenantParameter } from '#contract/request.ts';
import { dispositionOf } from '../disposition.ts';
import { noteExport } from '../export-note.ts';
import { defineRoute, file, nothing } from '../route.ts';

export const programmeCalendarRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/calendar.ics',
  permission: 'programme.read',
  about: 'The days that matter to a partner, as iCalendar',
  query: tenantParameter,
  params: nothing,
  status: 200,
  answer: file,
  async handle(call) {
    const { app, query, reply } = call;
    const { tenant, text } = await app.programme.membership.calendar.file(query.tenant);
    await noteExport(call, { tenant, object: 'programme-calendar', format: 'ics' });
    reply.header('content-disposition', dispositionOf('learning-programme.ics')).header('cache-control', 'no-store');
    return reply.type('text/calendar; charset=utf-8').send(text);
  },
});
