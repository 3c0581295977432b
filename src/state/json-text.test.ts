import { describe, expect, it } from 'vitest';
import { jsonText } from './json-text.ts';

describe('jsonText', () => {
  it('SEC-9 refuses what the database holds not, wherever it stands', () => {
    for (const bad of ['\0', 'a\0b', '\\\0', '\ud800', 'x\udfff', '\\\\\ud83d']) {
      expect(() => jsonText({ one: [{ two: bad }] }), JSON.stringify(bad)).toThrow('no text');
    }
  });

  it('keeps everything else, text that looks like an escape too', () => {
    for (const good of ['', '\\u0000', '\\\\u0000', '\n\t', '😀', 'é', '\u0001', '\\ud800']) {
      expect(JSON.parse(jsonText({ good }))).toEqual({ good });
    }
  });
});
