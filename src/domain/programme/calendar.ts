import { addDays, type Day } from '#base/day.ts';
import type { Enrolment } from './book.ts';
import { directorySlot } from './directory-calendar.ts';
import type { Edition } from './edition.ts';
import { refreshesAround } from './kpi-calendar.ts';
import { renewalOf } from './renewal.ts';

export const calendarKinds = ['anniversary', 'window', 'decision', 'reminder', 'refresh', 'batch'] as const;

/** Something in the calendar of a partner; whole days, both ends counted. */
export interface CalendarEntry {
  /** The same as long as it is the same thing, whatever its days are. */
  readonly id: string;
  readonly kind: (typeof calendarKinds)[number];
  readonly from: Day;
  readonly to: Day;
  readonly level: Enrolment['level'] | null;
  readonly competency: string | null;
}

type Rules = Pick<Edition, 'renewal' | 'refreshDay' | 'anniversaryFrom' | 'directory'>;
interface Dated {
  readonly id: string;
  readonly content: Pick<Enrolment, 'level' | 'competency' | 'anniversary' | 'ended'>;
}

/** How many refreshes and batches are told ahead. */
const monthsAhead = 12;

/** The days that matter to a partner: of its memberships, and those that are the same for all (REN-3, REN-6, L-11, ENR-51, ENR-71). */
export function calendarOf(
  enrolments: readonly Dated[],
  on: { readonly day: Day; readonly rules: Rules },
): CalendarEntry[] {
  const own = enrolments.filter(({ content }) => content.ended === null).flatMap((one) => ofEnrolment(one, on.rules));
  return [...own, ...refreshes(on), ...batches(on)].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function ofEnrolment({ id, content }: Dated, rules: Rules): CalendarEntry[] {
  const { level, competency, anniversary } = content;
  const { opens, closes, decisionOn, reminders } = renewalOf(anniversary, rules);
  const entry = (kind: CalendarEntry['kind'], from: Day, { to = from, part = '' } = {}): CalendarEntry => {
    return { id: `${id}-${kind}${part}-${anniversary}`, kind, from, to, level, competency };
  };
  return [
    entry('anniversary', anniversary),
    entry('window', opens, { to: closes }),
    // Nothing decides about the Action Pack but its trainer.
    ...(competency === null ? [] : [entry('decision', decisionOn)]),
    ...reminders.map((day, index) => entry('reminder', day, { part: `-${index + 1}` })),
  ];
}

interface On {
  readonly day: Day;
  readonly rules: Rules;
}

function refreshes({ day, rules }: On): CalendarEntry[] {
  return following(refreshesAround(day, rules).last, (last) => refreshesAround(last, rules).next).map((from) => {
    return { id: `refresh-${from.slice(0, 7)}`, kind: 'refresh', from, to: from, level: null, competency: null };
  });
}

function batches({ day, rules }: On): CalendarEntry[] {
  const slot = (on: Day) => directorySlot(on, rules.directory.weeks);
  return following(day, (on) => addDays(slot(on).batchTo, 1)).map((on) => {
    const { batchMonth, batchFrom, batchTo } = slot(on);
    return { id: `batch-${batchMonth}`, kind: 'batch', from: batchFrom, to: batchTo, level: null, competency: null };
  });
}

function following(first: Day, next: (day: Day) => Day): Day[] {
  const days = [first];
  while (days.length < monthsAhead) days.push(next(days.at(-1) ?? first));
  return days;
}
