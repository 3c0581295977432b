import { describe, expect, it } from 'vitest';
import { createRowTemplate } from './row-template.ts';

describe('createRowTemplate', () => {
  const template = createRowTemplate(['a', 'b', 'c', 'd', 'e'], ['b', 'c', 'e']);

  it('puts varying cells between the constant ones', () => {
    const line = template({ a: 'one', d: 4 });
    expect(line([1, 2, 3])).toBe('one\t1\t2\t4\t3\n');
    expect(line(['x', '', 'z'])).toBe('one\tx\t\t4\tz\n');
  });

  it('leaves constants that are not given empty', () => {
    expect(template({})([1, 2, 3])).toBe('\t1\t2\t\t3\n');
  });

  it('is declared in header order, or the values would land in other columns', () => {
    expect(() => createRowTemplate(['a', 'b'], ['b', 'a'])).toThrow('header order');
  });
});
