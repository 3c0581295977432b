import { describe, expect, it } from 'vitest';
import { toPath } from './qr-code.tsx';

describe('toPath', () => {
  it('draws each run of dark modules once', () => {
    const modules = [
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true],
    ];
    expect(toPath(modules)).toBe('M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z');
  });
});
