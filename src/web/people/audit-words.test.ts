import { describe, expect, it } from 'vitest';
import { detailWords } from './audit-words.ts';

describe('detailWords', () => {
  it('SEC-18 writes what an entry holds in one line, however deep it is', () => {
    expect(detailWords({ role: 'ERV', locations: ['100', '200'], filters: { market: ['BE'] }, rows: 0 })).toBe(
      'role: ERV, locations: 100, 200, filters: (market: BE), rows: 0',
    );
  });

  it('leaves out what is not there', () => {
    expect(detailWords({ role: null, note: '', more: undefined })).toBe('');
  });
});
