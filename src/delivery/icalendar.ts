import ical, { ICalEventTransparency } from 'ical-generator';
import { addDays, type Day } from '#base/day.ts';
import { plain } from '#drawing/picture.ts';

/** Whole days in a calendar, both ends counted. */
export interface CalendarDays {
  /** Stays when the days change. */
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly title: string;
  readonly text: string;
}

/** Days as iCalendar (RFC 5545): all-day events that take nobody's time, asked for again once a day. @param at UTC instant */
export function toICalendar(
  days: readonly CalendarDays[],
  { name, at, link }: { readonly name: string; readonly at: string; readonly link: string | undefined },
): string {
  const calendar = ical({
    name: plain(name),
    prodId: { company: 'Partnerscope', product: 'Learning programme' },
    ttl: 86_400,
    scale: 'gregorian',
  });
  for (const { id, from, to, title, text } of days) {
    calendar.createEvent({
      id: `${id}@partnerscope`,
      stamp: new Date(at),
      start: midnight(from),
      // RFC 5545: the end of whole days is the day after.
      end: midnight(addDays(to, 1)),
      allDay: true,
      summary: plain(title),
      description: plain(text),
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(link !== undefined && { url: link }),
    });
  }
  return calendar.toString();
}

/** Days are written by their parts in UTC: the same wherever the server stands. */
function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
