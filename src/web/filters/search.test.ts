import { describe, expect, it } from 'vitest';
import {
  apiSearch,
  filtersOf,
  parseSearch,
  rangeOf,
  withFilter,
  withMonths,
  withoutFilters,
  withPreset,
  writeSearch,
} from './search.ts';

describe('the address of a report page', () => {
  it('CO-5 reads repeated filters, odd characters and the empty value for "not set"', () => {
    const search = parseSearch(
      '?range=6M&product=Enterprise+Mobility+%2B+Security&product=Azure&product=Azure&segment=',
    );
    expect(search).toEqual({ range: '6M', product: ['Enterprise Mobility + Security', 'Azure'], segment: [''] });
    expect(filtersOf(search)).toEqual({ product: ['Enterprise Mobility + Security', 'Azure'], segment: [''] });
  });

  it('CO-6 writes the same choice to the same address, and back', () => {
    const text = '?tenant=45&from=2024-01&to=2024-03&product=A%26B&product=C&market=NL&trend=market';
    expect(writeSearch(parseSearch(text))).toBe(text);
    expect(
      writeSearch(parseSearch('?trend=market&market=NL&product=A%26B&product=C&to=2024-03&from=2024-01&tenant=45')),
    ).toBe(text);
    expect(writeSearch({ range: undefined })).toBe('');
  });

  it('HTTP-1 leaves out what only the page understands', () => {
    expect(apiSearch({ range: '3M', trend: 'market', product: ['Azure'] }, '45')).toEqual({
      tenant: '45',
      range: '3M',
      product: ['Azure'],
    });
  });

  it('CO-1 takes 12 months by default and lets a preset replace own months', () => {
    expect(rangeOf({})).toBe('12M');
    expect(rangeOf({ range: '99M' })).toBe('12M');
    expect(rangeOf({ from: '2024-01', to: '2024-02' })).toBe('custom');
    expect(writeSearch(withPreset({ from: '2024-01', to: '2024-02', product: ['A'] }, '3M'))).toBe(
      '?range=3M&product=A',
    );
    expect(writeSearch(withPreset({ range: '3M' }, '12M'))).toBe('');
    expect(writeSearch(withMonths({ range: '3M' }, '2024-05', '2024-02'))).toBe('?from=2024-02&to=2024-05');
  });

  it('CO-6 takes off one filter, or all of them and nothing else', () => {
    const search = parseSearch('?range=3M&product=A&market=NL');
    expect(writeSearch(withFilter(search, 'product', []))).toBe('?range=3M&market=NL');
    expect(writeSearch(withoutFilters(search))).toBe('?range=3M');
  });
});
