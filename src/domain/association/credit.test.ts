import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { creditsOf } from './credit.ts';
import { countsFrom, creditsGoneOn, defaultLinkRules, type Link, type LinkEnd } from './link.ts';

const linked: Link = {
  source: 'microsoft-learning',
  profile: 'A1',
  person: 'ann',
  tenant: 't',
  linkedOn: '2024-01-01',
};
const on = (today: string, links: readonly Link[] = [linked]) => creditsOf(links, today, defaultLinkRules);

describe('creditsOf', () => {
  it('ASC-11 ASC-12 counts nothing before the lag, then what is that old, from before the link too', () => {
    expect(on('2024-01-10')).toEqual([]);
    expect(on('2024-01-11')).toEqual([{ profile: 'a1', upTo: '2024-01-01' }]);
    expect(on('2024-03-11')).toEqual([{ profile: 'a1', upTo: '2024-03-01' }]);
  });

  it('ASC-7 ASC-8 ASC-9 ends with the link, for a deleted person at the refresh on the 10th of the month after', () => {
    expect(on('2024-02-09', [{ ...linked, endedOn: '2024-01-31', end: 'removed' }])).toEqual([]);
    expect(on('2024-02-09', [{ ...linked, endedOn: '2024-01-31', end: 'moved' }])).toEqual([]);
    const deleted: Link = { ...linked, endedOn: '2024-01-31', end: 'person-deleted' };
    expect(on('2024-02-09', [deleted])).toEqual([{ profile: 'a1', upTo: '2024-01-20' }]);
    expect(on('2024-02-10', [deleted])).toEqual([]);
  });

  it('ASC-11 ASC-12 says of each completion what countsFrom says', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2024-01-01', days));
    const end = fc.option(fc.record({ endedOn: day, end: fc.constantFrom<LinkEnd>('moved', 'person-deleted') }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(day, end, day, day, (linkedOn, ended, completed, today) => {
        fc.pre(ended === undefined || ended.endedOn >= linkedOn);
        const link: Link = { ...linked, linkedOn, ...ended };
        const from = countsFrom(completed, link, defaultLinkRules);
        const stands = ended === undefined || (ended.end === 'person-deleted' && today < creditsGoneOn(ended.endedOn));
        const [credit] = creditsOf([link], today, defaultLinkRules);
        const counts = credit !== undefined && completed <= credit.upTo;
        expect(counts).toBe(stands && from !== undefined && from <= today);
      }),
    );
  });
});
