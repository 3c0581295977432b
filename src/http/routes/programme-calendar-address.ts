import { calendarFeed } from '#contract/programme-membership.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute, nothing } from '../route.ts';

export const programmeCalendarAddressRoute = defineRoute({
  method: 'POST',
  path: '/api/v1/programme/calendar-address',
  permission: 'programme.read',
  about: 'Makes the address that a calendar program reads the calendar at; the one before stops working',
  query: tenantParameter,
  params: nothing,
  status: 201,
  answer: calendarFeed,
  handle: async ({ app, query }) => app.programme.membership.calendar.makeFeed(query.tenant),
});
