import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { dayMs } from './instant.ts';
import { checkZone, endOfDay, firstInstantOf, instantsOf, wallOf } from './zone.ts';

const numRuns = Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 120));
const zones = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];
const wall = (text: string) => Date.parse(`${text}:00Z`);
const texts = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString().slice(0, 16));

describe('instantsOf', () => {
  it.each([
    ['Europe/Amsterdam', '2024-01-15T09:00', ['2024-01-15T08:00']],
    ['Europe/Amsterdam', '2024-03-31T02:30', []],
    ['Europe/Amsterdam', '2024-10-27T02:30', ['2024-10-27T00:30', '2024-10-27T01:30']],
    ['America/New_York', '2024-03-10T02:00', []],
    ['America/New_York', '2024-11-03T01:59', ['2024-11-03T05:59', '2024-11-03T06:59']],
    ['Australia/Lord_Howe', '2024-10-06T02:15', []],
    ['Australia/Lord_Howe', '2024-10-06T02:30', ['2024-10-05T15:30']],
    ['Australia/Lord_Howe', '2024-04-07T01:45', ['2024-04-06T14:45', '2024-04-06T15:15']],
    ['Pacific/Apia', '2011-12-30T12:00', []],
    ['Pacific/Apia', '2011-12-31T00:00', ['2011-12-30T10:00']],
  ])('says when the clocks of %s show %s', (zone, text, expected) => {
    expect(texts(instantsOf(wall(text), zone))).toEqual(expected);
  });

  it('finds every moment again by what the clocks show at it', () => {
    const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2045, 0, 1) });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (instant, zone) => {
        expect(instantsOf(wallOf(instant, zone), zone)).toContain(instant);
      }),
      { numRuns },
    );
  });
});

describe('firstInstantOf', () => {
  it.each([
    ['Europe/Amsterdam', '2024-03-31T02:30', '2024-03-31T01:00'],
    ['Europe/Amsterdam', '2024-10-27T02:30', '2024-10-27T00:30'],
    ['Australia/Lord_Howe', '2024-10-06T02:15', '2024-10-05T15:30'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00'],
  ])('takes in %s for %s the jump, or the first of two', (zone, text, expected) => {
    expect(texts([firstInstantOf(wall(text), zone)])).toEqual([expected]);
  });
});

describe('endOfDay', () => {
  it('ends a day of 23 hours and one before a day that never was', () => {
    const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs;
    expect(new Date(endOfDay(dayOf('2024-03-31'), 'Europe/Amsterdam')).toISOString()).toBe('2024-03-31T21:59:59.999Z');
    expect(new Date(endOfDay(dayOf('2011-12-29'), 'Pacific/Apia')).toISOString()).toBe('2011-12-30T09:59:59.999Z');
  });
});

describe('checkZone', () => {
  it('takes zones of the IANA list in any case, and nothing else', () => {
    for (const zone of [...zones, 'europe/amsterdam']) expect(() => checkZone(zone, 'zone')).not.toThrow();
    for (const zone of ['', '+01:00', 'Europe/Nowhere', 'CEST', "UTC'; --"]) {
      expect(() => checkZone(zone, 'zone')).toThrow(Fault);
    }
  });

  it('names the parameter and the zones that are meant', () => {
    expect(() => checkZone('Europe/Amstredam', 'zone')).toThrow(
      expect.objectContaining({
        code: 'bad-parameter',
        parameter: 'zone',
        allowed: expect.arrayContaining(['Europe/Amsterdam']),
      }),
    );
  });
});
