import { feedAddress } from '#contract/programme-membership.ts';
import { defineRoute, file, nothing } from '../route.ts';

export const programmeFeedRoute = defineRoute({
  method: 'GET',
  path: '/api/v1/programme/feeds/:tenant/:secret',
  permission: 'public',
  about: 'The calendar behind an address that somebody made for their calendar program',
  query: nothing,
  params: feedAddress,
  status: 200,
  answer: file,
  async handle({ app, params, reply }) {
    const calendar = await app.programme.membership.calendar.feed(params);
    return reply.header('cache-control', 'private, no-store').type('text/calendar; charset=utf-8').send(calendar);
  },
});
