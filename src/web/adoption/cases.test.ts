import { describe, expect, it } from 'vitest';
import { parseCases } from './cases.ts';

describe('parseCases', () => {
  it('ADO-45 takes whole numbers, nothing for not known, and refuses the rest', () => {
    expect([' 12 ', '0', ''].map(parseCases)).toEqual([12, 0, null]);
    expect(['-1', '1.5', 'many', '1e3', '12345678'].map(parseCases)).toEqual(new Array(5).fill(undefined));
  });
});
