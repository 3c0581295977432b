import { describe, expect, it } from 'vitest';
import { wrongWith } from './wrong-with.ts';

describe('wrongWith', () => {
  it('SEC-12 wants twelve characters, the same twice', () => {
    expect(wrongWith({ first: 'eleven char', again: 'eleven char' })).toBe('short');
    expect(wrongWith({ first: 'twelve chars', again: 'twelve charz' })).toBe('different');
    expect(wrongWith({ first: 'twelve chars', again: 'twelve chars' })).toBeUndefined();
    // Characters as people count them, not the parts they are stored in.
    expect(wrongWith({ first: '🔑'.repeat(6), again: '🔑'.repeat(6) })).toBe('short');
  });
});
