import { describe, expect, it } from 'vitest';
import { cellText, compareCells } from './cell-text.ts';

describe('cellText', () => {
  it('HTTP-6 shows months, numbers and percents in the reader’s way and missing as a dash', () => {
    expect(cellText('2024-01', { type: 'month' }, 'en')).toBe('Jan 24');
    expect(cellText(1234, { type: 'integer' }, 'nl')).toBe('1.234');
    expect(cellText(12.34, { type: 'percent' }, 'en')).toBe('12.34%');
    expect(cellText(null, { type: 'integer' }, 'en')).toBe('–');
    expect(cellText(['turnover', 'trial'], { type: 'text[]' }, 'en')).toBe('turnover, trial');
  });
});

describe('compareCells', () => {
  it('sorts numbers by size, names as people do, missing as the smallest', () => {
    expect([10, null, 9].sort((a, b) => compareCells(a, b, 'en'))).toEqual([null, 9, 10]);
    expect(['item 10', 'Item 9', 'äpple', 'zoo'].sort((a, b) => compareCells(a, b, 'en'))).toEqual([
      'äpple',
      'Item 9',
      'item 10',
      'zoo',
    ]);
  });
});
