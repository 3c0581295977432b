import { describe, expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import { edition2021 } from './edition-2021.ts';

const gold = {
  id: 'e',
  content: { level: 'gold', competency: 'Security', anniversary: '2020-02-29', ended: null },
} as const;
const at = (enrolments: Parameters<typeof calendarOf>[0], day = '2020-02-20') =>
  calendarOf(enrolments, { day, rules: edition2021 });

describe('calendarOf', () => {
  it('REN-3 REN-6 L-11 has the days of a membership on a leap day', () => {
    const own = at([gold]).filter(({ level }) => level !== null);
    expect(own.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['reminder', '2020-02-14', '2020-02-14'],
      ['anniversary', '2020-02-29', '2020-02-29'],
      ['decision', '2020-02-29', '2020-02-29'],
      ['window', '2020-03-01', '2020-03-30'],
      ['reminder', '2020-03-23', '2020-03-23'],
    ]);
  });

  it('ENR-51 ENR-71 tells twelve refreshes and batches ahead, each once', () => {
    const others = at([]);
    expect(
      others
        .filter(({ kind }) => kind === 'refresh')
        .map(({ from }) => from)
        .slice(0, 2),
    ).toEqual(['2020-02-15', '2020-03-15']);
    const batches = others.filter(({ kind }) => kind === 'batch');
    expect(batches.slice(0, 2).map(({ from, to }) => [from, to])).toEqual([
      ['2020-02-15', '2020-02-21'],
      ['2020-03-15', '2020-03-21'],
    ]);
    expect(batches).toHaveLength(12);
    expect(new Set(others.map(({ id }) => id)).size).toBe(others.length);
  });

  it('keeps the names of days from one day to the next, and leaves out what ended', () => {
    const ids = (day: string) =>
      at([gold], day)
        .filter(({ level }) => level !== null)
        .map(({ id }) => id);
    expect(ids('2020-02-20')).toEqual(ids('2020-03-10'));
    const ended = { ...gold, content: { ...gold.content, ended: { on: '2020-01-01', why: 'lost' } } } as const;
    expect(at([ended]).filter(({ level }) => level !== null)).toEqual([]);
    const pack = { ...gold, content: { ...gold.content, level: 'learning-action-pack', competency: null } } as const;
    expect(at([pack]).some(({ kind }) => kind === 'decision')).toBe(false);
  });
});
