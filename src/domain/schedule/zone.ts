import { Fault } from '#base/fault.ts';
import { suggest } from '#base/suggest.ts';
import { dayMs, type Instant } from './instant.ts';

/** What the clocks of a zone show, as milliseconds, counted as if they showed UTC. */
export type Wall = number;

const formats = new Map<string, Intl.DateTimeFormat>();

/** @throws Fault `bad-parameter` naming `parameter` when `name` is no zone of the IANA list, e.g. `Europe/Amsterdam`. */
export function checkZone(name: string, parameter: string): void {
  if (findFormat(name) !== undefined) return;
  const near = suggest(name, Intl.supportedValuesOf('timeZone'));
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`;
  const message = `${parameter} is "${name}"; name a time zone of the IANA list, for example Europe/Amsterdam or UTC${hint}`;
  throw new Fault('bad-parameter', message, { parameter, ...(near.length === 0 ? {} : { allowed: near }) });
}

export function wallOf(instant: Instant, zone: string): Wall {
  const part = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
  const seconds = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return seconds + (((instant % 1000) + 1000) % 1000);
}

/** The moments at which the clocks show `wall`: one; none when they skip it; two, in order, when they repeat it. */
export function instantsOf(wall: Wall, zone: string): Instant[] {
  return offsetsNear(wall, zone)
    .map((offset) => wall - offset)
    .filter((instant) => wallOf(instant, zone) === wall)
    .sort((a, b) => a - b);
}

/**
 * The first moment at which the clocks show `wall` or later: the first of two where they repeat it, the moment of the
 * jump where they skip it.
 */
export function firstInstantOf(wall: Wall, zone: string): Instant {
  return instantsOf(wall, zone)[0] ?? jumpOver(wall, zone);
}

/** The last millisecond of a day, counted in days since 1970-01-01. */
export function endOfDay(dayNumber: number, zone: string): Instant {
  return firstInstantOf((dayNumber + 1) * dayMs, zone) - 1;
}

/** The moment of the jump that skips `wall`, by halving. */
function jumpOver(wall: Wall, zone: string): Instant {
  const offsets = offsetsNear(wall, zone);
  let before = wall - Math.max(...offsets);
  let after = wall - Math.min(...offsets);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallOf(middle, zone) < wall) before = middle;
    else after = middle;
  }
  return after;
}

/** Offsets from UTC a day before and a day after; zones change theirs far less often than every two days. */
function offsetsNear(wall: Wall, zone: string): number[] {
  const around = [wall - dayMs, wall + dayMs];
  return [...new Set(around.map((instant) => wallOf(instant, zone) - instant))];
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const format = findFormat(zone);
  if (format === undefined) throw new Error(`Unchecked time zone ${zone}`);
  return format;
}

/** Making a format costs a hundred times what using it costs, so there is one per zone. Offsets (`+01:00`) are no zones. */
function findFormat(name: string): Intl.DateTimeFormat | undefined {
  const key = name.toLowerCase();
  const held = formats.get(key);
  if (held !== undefined || !/^[a-z]/.test(key)) return held;
  try {
    const format = new Intl.DateTimeFormat('en-US', { ...fields, timeZone: name });
    formats.set(key, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const fields: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
};
