import { describe, expect, it } from 'vitest';
import { isEntrance, toReturn } from './return-to.ts';

describe('toReturn', () => {
  it('keeps the deep link that somebody wanted to open', () => {
    expect(toReturn('/reports/customers?tenant=1&range=6M&market=Côte+d’Ivoire#content')).toBe(
      '/reports/customers?tenant=1&range=6M&market=C%C3%B4te+d%E2%80%99Ivoire#content',
    );
  });

  it.each([
    undefined,
    '',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/./\\elsewhere.example',
    '/..//elsewhere.example',
    'javascript:alert(1)',
    'reports/customers',
  ])('SEC-12 leads nowhere else for %j', (wanted) => {
    const kept = toReturn(wanted);
    expect(new URL(kept, 'https://here.example').origin).toBe('https://here.example');
    expect(kept).toBe('/');
  });

  it('never returns to a page for those who are on their way in', () => {
    expect(toReturn('/sign-in?returnTo=/profile')).toBe('/');
    expect(isEntrance('/set-up')).toBe(true);
    expect(isEntrance('/profile')).toBe(false);
  });
});
