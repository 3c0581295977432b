import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#base/day.ts';
import { addMonths } from '#base/month.ts';
import { listingStates } from './book.ts';
import { directorySlot, slotOf } from './directory-calendar.ts';
import {
  changeOf,
  checkListing,
  isOpen,
  leftState,
  nextSlot,
  type SentBatch,
  shownEntries,
  slotFor,
  standingOf,
} from './listing.ts';

const runs = Math.min(120, Number(process.env.PARTNERSCOPE_PROPERTY_RUNS ?? 100));
const wish = {
  displayName: 'Contoso Learning',
  country: 'NL',
  url: 'https://www.contoso.com/microsoft',
  ...{ aboutUs: true, noCompetitors: true, ownPage: true },
};
const batch = (month: string, change: 'add' | 'remove', ...listings: readonly string[]): SentBatch => ({
  month,
  entries: listings.map((listing) => ({ listing, change })),
});

describe('checkListing', () => {
  it('ENR-73 ENR-75 takes name, country, page and the three confirmations', () => {
    expect(checkListing(wish, ['contoso.com'])).toEqual([]);
  });

  it('ENR-75 names each confirmation that is missing, and a foreign page', () => {
    const none = { ...wish, aboutUs: false, noCompetitors: false, ownPage: false, url: 'https://evil.example' };
    expect(checkListing(none, ['contoso.com']).map(({ field }) => field)).toEqual([
      'url',
      'aboutUs',
      'noCompetitors',
      'ownPage',
    ]);
    expect(checkListing({ ...wish, displayName: 'Contoso\u202e' }, ['contoso.com'])).toMatchObject([
      { field: 'displayName' },
    ]);
  });
});

describe('the life of a listing', () => {
  it('ENR-77 leaves at once before it was sent, with the next batch after it', () => {
    expect(listingStates.map((state) => [state, leftState(state)])).toEqual([
      ['requested', 'removed'],
      ['accepted', 'removed'],
      ['rejected', undefined],
      ['sent', 'leaving'],
      ['leaving', undefined],
      ['removed', undefined],
    ]);
    expect(listingStates.map(changeOf)).toEqual([undefined, 'add', undefined, undefined, 'remove', undefined]);
  });

  it('ENR-71 is what was sent, whatever a crash left unmarked', () => {
    const known = (state: (typeof listingStates)[number]) => ({ id: 'a', state, acceptedOn: '2021-03-10' });
    const added = [batch('2021-03', 'add', 'a')];
    expect(standingOf(known('accepted'), [])).toBe('accepted');
    expect(standingOf(known('accepted'), added)).toBe('sent');
    expect(standingOf(known('removed'), added)).toBe('leaving');
    expect(standingOf(known('leaving'), added)).toBe('leaving');
    expect(standingOf(known('leaving'), [batch('2021-04', 'remove', 'a'), ...added])).toBe('removed');
  });
});

const days = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2019-01-01', count));
const rules = fc.constantFrom('days' as const, 'iso' as const);

describe('the calendar of the directory', () => {
  it('ENR-71 ENR-76 a day accepted goes with exactly one batch: the first that ends on it or after it', () => {
    fc.assert(
      fc.property(days, rules, (day, rule) => {
        const own = directorySlot(day, rule);
        const around = [-2, -1, 0, 1, 2].map((count) => slotOf(addMonths(day.slice(0, 7), count), rule));
        const takes = around.filter((slot, index) => (around[index - 1]?.batchTo ?? '') < day && day <= slot.batchTo);
        expect(takes).toEqual([own]);
      }),
      { numRuns: runs },
    );
  });

  it('ENR-72 what is accepted later is never shown earlier, and all of it after its batch', () => {
    fc.assert(
      fc.property(days, days, rules, (a, b, rule) => {
        const [first, second] = [a, b].sort().map((day) => directorySlot(day, rule));
        if (first === undefined || second === undefined) throw new Error('two days');
        expect(first.visibleBy <= second.visibleBy && first.batchTo < first.visibleBy).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('ENR-71 ENR-76 sent in its days, month after month, every accepted listing goes once', () => {
    const accepted = fc.array(fc.tuple(days, fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(accepted, rules, fc.integer({ min: 0, max: 6 }), (listed, rule, wait) => {
        const sent: SentBatch[] = [];
        const last = addMonths('2019-01', 104);
        for (let month = '2019-01'; month <= last; month = addMonths(month, 1)) {
          const on = addDays(slotOf(month, rule).batchFrom, wait);
          expect(isOpen(nextSlot(on, sent, rule), on, sent)).toBe(true);
          const going = listed.flatMap(([acceptedOn], index) => {
            const known = { id: String(index), state: 'accepted' as const, acceptedOn };
            const waits = acceptedOn <= on && changeOf(standingOf(known, sent)) === 'add';
            if (waits) expect(slotFor(known, { today: on, sent, rule })?.batchMonth).toBe(month);
            return waits ? [known.id] : [];
          });
          sent.unshift(batch(month, 'add', ...going));
          expect(isOpen(slotOf(month, rule), on, sent)).toBe(false);
          expect(nextSlot(on, sent, rule).batchMonth > month).toBe(true);
        }
        const all = sent.flatMap(({ entries }) => entries.map(({ listing }) => listing)).sort();
        expect(all).toEqual(listed.map((_one, index) => String(index)).sort());
      }),
      { numRuns: Math.min(30, runs) },
    );
  });

  it('ENR-76 what came after its batch was sent waits for the next, and so does what nobody sent', () => {
    const known = { id: 'a', state: 'accepted' as const, acceptedOn: '2021-03-18' };
    const rule = 'days';
    expect(slotFor(known, { today: '2021-03-18', sent: [], rule })?.batchMonth).toBe('2021-03');
    const early = [batch('2021-03', 'add')];
    expect(slotFor(known, { today: '2021-03-18', sent: early, rule })?.batchMonth).toBe('2021-04');
    expect(slotFor(known, { today: '2021-03-22', sent: [], rule })?.batchMonth).toBe('2021-04');
    const undecided = { id: 'a', state: 'requested' as const, acceptedOn: null };
    expect(slotFor(undecided, { today: '2021-03-18', sent: [], rule })).toBeUndefined();
  });
});

describe('shownEntries', () => {
  const rule = () => 'days' as const;
  const shown = (sent: readonly SentBatch[], today: string) =>
    shownEntries(sent, today, rule).map(({ listing }) => listing);

  it('ENR-72 shows an entry from day 7 of the month after its batch', () => {
    const sent = [batch('2021-03', 'add', 'a')];
    expect([shown(sent, '2021-04-06'), shown(sent, '2021-04-07')]).toEqual([[], ['a']]);
    expect(shown([batch('2021-12', 'add', 'a')], '2022-01-07')).toEqual(['a']);
  });

  it('ENR-77 shows it no more once the batch that removes it was sent', () => {
    const sent = [batch('2021-05', 'remove', 'a'), batch('2021-03', 'add', 'a', 'b')];
    expect(shown(sent, '2021-05-15')).toEqual(['b']);
  });
});
