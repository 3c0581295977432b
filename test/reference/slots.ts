/**
 * Slots of a schedule, the long way: a table of what the clocks of a zone show every half hour of 2011 to 2017, and a
 * look at every single day. Times of the day are full or half hours, as all changes of the clocks here are.
 */
export interface PlainRule {
  readonly matches: (day: string) => boolean;
  /** A name of the period that the day lies in, and how many periods apart they count. */
  readonly periodOf: (day: string) => number;
  readonly every: number;
}

export interface PlainSchedule {
  readonly rule: PlainRule;
  readonly time: string;
  readonly zone: string;
  readonly start: number;
  readonly end?: number;
  readonly count?: number;
}

const from = Date.UTC(2011, 0, 1);
const step = 30 * 60_000;
const rows = Math.round((Date.UTC(2018, 0, 1) - from) / step);

interface Clock {
  /** The latest that the clocks have shown up to each row, `YYYY-MM-DD HH:MM`. */
  readonly latest: readonly string[];
  readonly days: readonly string[];
}

const clocks = new Map<string, Clock>();

export function plainSlots(schedule: PlainSchedule): number[] {
  const { rule, time, start, end = Number.POSITIVE_INFINITY, count = Number.POSITIVE_INFINITY } = schedule;
  const clock = clockOf(schedule.zone);
  const all = clock.days
    .filter(rule.matches)
    .map((day) => ({ day, at: firstShown(clock, `${day} ${time}`) }))
    .filter(({ at }) => at !== undefined && at >= start);
  const first = all[0];
  if (first === undefined) return [];
  const anchor = rule.periodOf(first.day);
  return all
    .filter(({ day }) => (rule.periodOf(day) - anchor) % rule.every === 0)
    .map(({ at }) => at ?? 0)
    .slice(0, Math.min(count, all.length))
    .filter((at) => at <= end);
}

function clockOf(zone: string): Clock {
  const held = clocks.get(zone);
  if (held !== undefined) return held;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const latest: string[] = [];
  const days = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const shown = format.format(from + row * step);
    const before = latest[row - 1] ?? '';
    latest.push(shown > before ? shown : before);
    days.add(shown.slice(0, 10));
  }
  const clock = { latest, days: [...days].sort() };
  clocks.set(zone, clock);
  return clock;
}

function firstShown({ latest }: Clock, text: string): number | undefined {
  let low = 0;
  let high = latest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((latest[middle] ?? '') >= text) high = middle;
    else low = middle + 1;
  }
  return low === latest.length ? undefined : from + low * step;
}
