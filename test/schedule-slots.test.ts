import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '#base/day.ts';
import { monthIndex } from '#base/month.ts';
import { catchUp } from '#domain/schedule/catch-up.ts';
import type { Calendar, Schedule, Weekday } from '#domain/schedule/recurrence.ts';
import { nextSlot, slotKey, slotsBetween } from '#domain/schedule/slots.ts';
import { type PlainRule, plainSlots } from './reference/slots.ts';

const numRuns = Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120));
const zones = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
const last = Date.UTC(2016, 0, 1);

/** A calendar and, in other words, the days it takes. */
interface Case {
  readonly calendar: Calendar;
  readonly rule: PlainRule;
}

const lengthOf = (day: string) => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
const isOn = (day: string, wanted: number) => Number(day.slice(8)) === Math.min(wanted, lengthOf(day));
const weekdayOf = (day: string) => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
const monthOf = (day: string) => monthIndex(day.slice(0, 7));
const yearOf = (day: string) => Number(day.slice(0, 4));

const times = fc.integer({ min: 0, max: 47 }).map((n) => `${String(n >> 1).padStart(2, '0')}:${n % 2 ? '30' : '00'}`);
/** Half of them where clocks change. */
const night = fc.constantFrom('00:00', '01:30', '02:00', '02:30', '03:00', '23:30');
const local = fc.record({ time: fc.oneof(times, night), zone: fc.constantFrom(...zones) });
const every = fc.integer({ min: 1, max: 4 });
const weekday = fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7);
const dayIn = fc
  .integer({ min: 0, max: 1500 })
  .map((n) => new Date(Date.UTC(2011, 10, 1 + n)).toISOString().slice(0, 10));
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(28, 29, 30, 31));

const cases: fc.Arbitrary<Case> = fc.oneof(
  fc.tuple(local, every).map(([place, n]) => ({
    calendar: { kind: 'daily' as const, every: n, ...place },
    rule: { every: n, matches: () => true, periodOf: (day: string) => daysBetween('2000-01-01', day) },
  })),
  fc.tuple(local, every, fc.array(weekday, { minLength: 1, maxLength: 4 })).map(([place, n, weekdays]) => ({
    calendar: { kind: 'weekly' as const, every: n, weekdays, ...place },
    rule: {
      every: n,
      matches: (day: string) => weekdays.some((each) => each === weekdayOf(day)),
      periodOf: (day: string) => Math.floor(daysBetween('2000-01-03', day) / 7),
    },
  })),
  fc.tuple(local, every, fc.array(monthDay, { minLength: 1, maxLength: 3 })).map(([place, n, days]) => ({
    calendar: { kind: 'monthly' as const, every: n, days, ...place },
    rule: { every: n, matches: (day: string) => days.some((each) => isOn(day, each)), periodOf: monthOf },
  })),
  fc
    .tuple(local, fc.integer({ min: 1, max: 2 }), fc.constantFrom([2, 29], [12, 30], [3, 31], [10, 30]))
    .map(([place, n, on]) => {
      const [month = 1, day = 1] = on;
      return {
        calendar: { kind: 'yearly' as const, every: n, month, day, ...place },
        rule: {
          every: n,
          matches: (each: string) => monthOf(each) % 12 === month - 1 && isOn(each, day),
          periodOf: yearOf,
        },
      };
    }),
  fc.tuple(local, fc.array(dayIn, { minLength: 1, maxLength: 12 })).map(([place, dates]) => ({
    calendar: { kind: 'dates' as const, dates, ...place },
    rule: { every: 1, matches: (day: string) => dates.includes(day), periodOf: () => 0 },
  })),
);

const start = fc.integer({ min: Date.UTC(2011, 10, 15), max: Date.UTC(2014, 0, 1) });
const moment = fc.integer({ min: Date.UTC(2011, 11, 1), max: last });
const bounds = fc.record(
  { end: fc.integer({ min: Date.UTC(2012, 0, 1), max: last }), count: fc.integer({ min: 1, max: 60 }) },
  { requiredKeys: [] },
);

const hourly = fc.integer({ min: 4, max: 2160 }).map((everyHours) => ({ kind: 'hourly' as const, everyHours }));
const schedules: fc.Arbitrary<Schedule> = fc
  .tuple(
    fc.oneof(
      hourly,
      cases.map(({ calendar }) => calendar),
    ),
    start,
    bounds,
  )
  .map(([recurrence, from, more]) => ({ recurrence, start: from, ...more }));

describe('slots, by the clocks of four zones from 2011 to 2016', () => {
  it('DL-23 are those of a look at every single day', () => {
    fc.assert(
      fc.property(cases, start, bounds, ({ calendar, rule }, from, more) => {
        const { time, zone } = calendar;
        const expected = plainSlots({ rule, time, zone, start: from, ...more }).filter((slot) => slot <= last);
        const schedule: Schedule = { recurrence: calendar, start: from, ...more };
        expect(slotsBetween(schedule, { from: from - 1, to: last })).toEqual(expected);
      }),
      { numRuns },
    );
  });

  it('API-37 A-12 come in order, each once, none lost between one look and the next', () => {
    fc.assert(
      fc.property(schedules, fc.array(moment, { minLength: 1, maxLength: 6 }), (schedule, moments) => {
        const looks = [...moments, schedule.start - 1, last].sort((a, b) => a - b);
        const whole = slotsBetween(schedule, { from: looks[0] ?? 0, to: last });
        const pieces = looks.slice(1).flatMap((to, i) => slotsBetween(schedule, { from: looks[i] ?? 0, to }));
        expect(pieces).toEqual(whole);
        expect(whole).toEqual([...new Set(whole)].sort((a, b) => a - b));
        expect(new Set(whole.map((slot) => slotKey('r', slot))).size).toBe(whole.length);
      }),
      { numRuns },
    );
  });

  it('are found one after the other by asking for the next', () => {
    fc.assert(
      fc.property(schedules, moment, (schedule, from) => {
        const walked: number[] = [];
        for (
          let next = nextSlot(schedule, from);
          next !== undefined && walked.length < 20;
          next = nextSlot(schedule, next)
        ) {
          walked.push(next);
        }
        const to = walked.at(-1) ?? last;
        expect(slotsBetween(schedule, { from, to: walked.length < 20 ? Math.max(to, last) : to })).toEqual(walked);
      }),
      { numRuns },
    );
  });

  it('A-12 are each made up or told as missed after downtime, never both', () => {
    const rules = fc.record({
      most: fc.integer({ min: 0, max: 5 }),
      reachMs: fc.integer({ min: 0, max: 90 * 86_400_000 }),
    });
    fc.assert(
      fc.property(schedules, moment, moment, rules, (schedule, one, other, rule) => {
        const [since, now] = [Math.min(one, other), Math.max(one, other)];
        const all = slotsBetween(schedule, { from: since, to: now });
        const { run, missed } = catchUp(schedule, { since, now, rule });
        const wanted = all
          .filter((slot) => slot >= now - rule.reachMs)
          .slice(rule.most === 0 ? all.length : -rule.most);
        expect(run).toEqual(wanted);
        const told = all.slice(0, all.length - wanted.length);
        expect(missed).toEqual(
          told.length === 0 ? undefined : { count: told.length, first: told[0], last: told.at(-1) },
        );
      }),
      { numRuns },
    );
  });
});
