import { describe, expect, it } from 'vitest';
import { expiryOf, isExpired, linkOf } from './file-life.ts';

const generated = Date.UTC(2024, 2, 1, 10, 30);
const expiresAt = Date.UTC(2024, 2, 15, 10, 30);

describe('the life of a file', () => {
  it('DL-3 DL-25 A-17 lasts 14 days from its making', () => {
    expect(expiryOf(generated)).toBe(expiresAt);
    expect(isExpired(expiresAt, expiresAt - 1)).toBe(false);
    expect(isExpired(expiresAt, expiresAt)).toBe(true);
  });

  it('API-49 gives the link until then, and not after', () => {
    expect(linkOf({ expiresAt, link: 'https://host/f' }, generated)).toBe('https://host/f');
    expect(linkOf({ expiresAt, link: 'https://host/f' }, expiresAt)).toBeUndefined();
  });
});
