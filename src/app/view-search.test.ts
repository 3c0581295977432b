import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { checkViewSearch } from './view-search.ts';

const check = (search: string) => checkViewSearch(search, '4567890');

describe('checkViewSearch', () => {
  it('takes what pages have in their address', () => {
    for (const search of [
      '',
      '?range=6M',
      '?range=1Y&market=NL&market=BE&product=A%26B&compare=previous',
      '?from=2024-01&to=2024-06&tenant=4567890&trend=market&chosen-product=Azure+plan',
      '?rows=by-customer&rows-column=users&rows.customerTenantId=a%20b',
      '?market=',
    ]) {
      expect(() => check(search), search).not.toThrow();
    }
  });

  it.each([
    ['range=6M', /from "\?" on/],
    ['?range=9Y', /range/],
    ['?from=2024-13&to=2024-12', /write a month/],
    ['?range=6M&range=3M', /range/],
    ['?range=6M#top', /from "\?" on/],
    ['?a b=1', /from "\?" on/],
    ['?tenant=other', /of the tenant other/],
    ['?limit=0', /limit/],
    ['?%00=1', /no name of a parameter/],
    ['?__proto__=1', /no name of a parameter/],
    ['?=1', /no name of a parameter/],
  ])('refuses %s', (search, reason) => {
    expect(() => check(search)).toThrow(reason);
    expect(() => check(search)).toThrow(Fault);
  });

  it('SEC-1 takes or refuses any text, and never falls over', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        try {
          check(`?${text}`);
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
        }
      }),
      { numRuns: 100 },
    );
  });
});
