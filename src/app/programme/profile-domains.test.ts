import { describe, expect, it } from 'vitest';
import { parseDomains } from './profile-domains.ts';

describe('parseDomains', () => {
  it('ENR-75 takes host names, in lower case, each once, in the letters of addresses', () => {
    expect(parseDomains(['Example.COM', 'example.com', ' learn.example.co.uk '])).toEqual([
      'example.com',
      'learn.example.co.uk',
    ]);
    expect(parseDomains(['bücher.example'])).toEqual(['xn--bcher-kva.example']);
    expect(parseDomains([])).toEqual([]);
  });

  it.each([
    ['https://example.com', 'scheme'],
    ['example.com/learn', 'more than a host name'],
    ['user@example.com', 'more than a host name'],
    ['example.com?x', 'more than a host name'],
    ['192.0.2.7', 'IP address'],
    ['[2001:db8::1]', 'IP address'],
    ['2001:db8::1', 'IP address'],
    ['0x7f.1', 'IP address'],
    ['example.com:8443', 'port'],
    ['*.example.com', 'wildcard'],
    ['example.com.', 'ends with a dot'],
    ['localhost', 'top-level'],
    ['-a.example.com', 'no host name'],
    ['a..example.com', 'no host name'],
    ['under_score.example', 'no host name'],
    [`${'a'.repeat(64)}.example`, 'no host name'],
    ['', 'is empty'],
  ])('ENR-75 refuses %s: %s', (domain, why) => {
    expect(() => parseDomains(['good.example', domain])).toThrow(why);
  });
});
