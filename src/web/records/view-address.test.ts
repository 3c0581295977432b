import { describe, expect, it } from 'vitest';
import type { SavedView } from './records-api.ts';
import { byName, isShown, keptSearch, openedSearch } from './view-address.ts';

function view(name: string, search: string): SavedView {
  return { id: name, tenant: '1', name, report: 'customers', search, at: '2024-07-01T00:00:00Z', version: 1 };
}
const shown = { tenant: '1', range: '6M', market: ['Japan', 'Spain'], trend: 'product', compare: 'previous' };

describe('a saved view', () => {
  it('keeps months, filters, tabs and comparison, but not whose data they are', () => {
    expect(keptSearch(shown)).toBe('?range=6M&compare=previous&market=Japan&market=Spain&trend=product');
    expect(keptSearch({ tenant: '1' })).toBe('');
  });

  it('opens the page it was made of, with its tenant', () => {
    expect(openedSearch(view('a', keptSearch(shown)))).toEqual(shown);
  });

  it('is the one on screen only when report and choices are the same', () => {
    const kept = view('a', keptSearch(shown));
    expect(isShown(kept, 'customers', shown)).toBe(true);
    expect(isShown(kept, 'adoption', shown)).toBe(false);
    expect(isShown(kept, 'customers', { ...shown, range: '3M' })).toBe(false);
  });

  it('is listed by name as people sort names', () => {
    const names = byName([view('Week 10', ''), view('alfa', ''), view('Week 9', '')], 'nl').map(({ name }) => name);
    expect(names).toEqual(['alfa', 'Week 9', 'Week 10']);
  });
});
