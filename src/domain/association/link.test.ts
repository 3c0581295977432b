import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { countsFrom, creditsGoneOn, type Link, link, nextLinkDay, defaultLinkRules as rules, unlink } from './link.ts';

const wanted = { source: 'microsoft-learning', profile: 'MC1', person: 'ann', tenant: '100' } as const;
const began = (linkedOn: string, more: Partial<Link> = {}): Link => ({ ...wanted, linkedOn, ...more });

describe('link', () => {
  it('ASC-1 ASC-2 links a profile that nobody holds', () => {
    const decision = link([], wanted, '2024-03-01');
    expect(decision).toEqual({ kind: 'linked', link: began('2024-03-01'), ended: [] });
  });

  it('ASC-6 ASC-7 moves the person to another company and ends the link to the one before', () => {
    const decision = link([began('2024-01-01')], { ...wanted, tenant: '200' }, '2024-03-01');
    expect(decision).toMatchObject({
      kind: 'linked',
      link: { tenant: '200' },
      ended: [{ tenant: '100', endedOn: '2024-03-01', end: 'moved' }],
    });
  });

  it('ASC-5 ASC-6 refuses a profile that somebody else holds, and one linked already', () => {
    const standing = [began('2024-01-01')];
    expect(link(standing, { ...wanted, person: 'bob' }, '2024-03-01')).toMatchObject({
      reason: 'profile-of-somebody-else',
    });
    expect(link(standing, wanted, '2024-03-01')).toMatchObject({ reason: 'already-linked' });
    const free = [unlink(began('2024-01-01'), '2024-02-01', 'removed')];
    expect(link(free, { ...wanted, person: 'bob' }, '2024-03-01')).toMatchObject({ kind: 'linked' });
  });

  it('ASC-10 refuses a try within 30 days and names the first day', () => {
    const ended = [unlink(began('2024-03-01'), '2024-03-05', 'removed')];
    expect(link(ended, wanted, '2024-03-30')).toEqual({ kind: 'refused', reason: 'too-early', nextDay: '2024-03-31' });
    expect(link(ended, wanted, '2024-03-31')).toMatchObject({ kind: 'linked' });
  });

  it('ASC-10 L-12 refuses a fourth link within 365 days', () => {
    const three = ['2024-01-01', '2024-03-01', '2024-05-01'].map((day) =>
      unlink(began(day), addDays(day, 1), 'removed'),
    );
    expect(link(three, wanted, '2024-12-30')).toEqual({ kind: 'refused', reason: 'too-early', nextDay: '2024-12-31' });
    expect(link(three, wanted, '2024-12-31')).toMatchObject({ kind: 'linked' });
  });

  it('ASC-6 ASC-10 never leaves a profile with two holders, nor more than three links in a year', () => {
    const step = fc.record({
      person: fc.constantFrom('ann', 'bob'),
      profile: fc.constantFrom('MC1', 'MC2'),
      tenant: fc.constantFrom('100', '200'),
      days: fc.integer({ min: 0, max: 90 }),
      leave: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let links: readonly Link[] = [];
        let day = '2024-01-01';
        for (const { days, leave, ...who } of steps) {
          day = addDays(day, days);
          const asked = { ...who, source: 'microsoft-learning' } as const;
          const decision = link(links, asked, day);
          if (decision.kind === 'linked') {
            const open = (one: Link) =>
              one.endedOn === undefined && one.person === asked.person && one.source === asked.source;
            links = [
              ...links.map((one) => (open(one) ? { ...one, endedOn: day, end: 'moved' as const } : one)),
              decision.link,
            ];
          } else if (leave) {
            links = links.map((one) =>
              one.endedOn === undefined && one.person === who.person ? unlink(one, day, 'removed') : one,
            );
          }
          const standing = links.filter(({ endedOn }) => endedOn === undefined);
          expect(new Set(standing.map(({ profile }) => profile)).size).toBe(standing.length);
          for (const person of ['ann', 'bob']) {
            const year = links.filter((one) => one.person === person && one.linkedOn > addDays(day, -365));
            expect(year.length).toBeLessThanOrEqual(3);
          }
        }
      }),
    );
  });
});

describe('nextLinkDay', () => {
  it('ASC-2 ASC-10 keeps the two sources apart, and tells today when nothing stands in the way', () => {
    const other = [began('2024-03-01', { source: 'partner-university' })];
    expect(nextLinkDay(other, wanted, '2024-03-02', rules)).toBe('2024-03-02');
  });
});

describe('countsFrom', () => {
  it('ASC-11 ASC-12 counts ten days after the completion or the link, the later of the two', () => {
    expect(countsFrom('2024-01-01', began('2024-03-01'), rules)).toBe('2024-03-11');
    expect(countsFrom('2024-04-01', began('2024-03-01'), rules)).toBe('2024-04-11');
  });

  it('ASC-12 does not count for a company that was left before', () => {
    const left = unlink(began('2024-03-01'), '2024-04-05', 'removed');
    expect(countsFrom('2024-04-01', left, rules)).toBeUndefined();
    expect(countsFrom('2024-03-01', left, rules)).toBe('2024-03-11');
  });
});

describe('creditsGoneOn', () => {
  it('ASC-9 takes the exams of somebody deleted in January away on 10 February', () => {
    expect(creditsGoneOn('2024-01-15')).toBe('2024-02-10');
    expect(creditsGoneOn('2024-12-31')).toBe('2025-01-10');
  });
});
