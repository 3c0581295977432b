import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from './range.ts';

describe('readRange', () => {
  it('API-50 reads one run of bytes', () => {
    expect(readRange('bytes=0-3', 10)).toEqual({ first: 0, last: 3 });
    expect(readRange('bytes=4-', 10)).toEqual({ first: 4, last: 9 });
    expect(readRange('bytes=4-400', 10)).toEqual({ first: 4, last: 9 });
    expect(readRange('bytes=-3', 10)).toEqual({ first: 7, last: 9 });
    expect(readRange('bytes=-30', 10)).toEqual({ first: 0, last: 9 });
  });

  it('API-50 takes the whole file where there is no run, several, or none that makes sense', () => {
    for (const header of [undefined, '', 'bytes=-', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=5-2', 'bytes=a-b']) {
      expect(readRange(header, 10), header).toBeUndefined();
    }
    for (const header of ['bytes=10-', 'bytes=10-12', 'bytes=-0']) expect(readRange(header, 10), header).toBe('beyond');
    expect(readRange('bytes=0-', 0)).toBe('beyond');
  });

  it('API-50 never leaves the file', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(20), (noise, a, b, bytes) => {
        for (const header of [noise, `bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${b}`]) {
          const range = readRange(header, bytes);
          if (range === undefined || range === 'beyond') continue;
          expect(range.first).toBeGreaterThanOrEqual(0);
          expect(range.last).toBeLessThan(bytes);
          expect(range.first).toBeLessThanOrEqual(range.last);
        }
      }),
    );
  });
});
