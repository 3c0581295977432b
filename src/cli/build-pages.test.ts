import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sources } from './build-pages.ts';

const imported = /(?:from|import)\s*\(?\s*'([#.][^']+)'/g;

/** Every file that the pages are made of, found by what imports what. */
function filesOfPages(): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = globSync('src/web/**/*.{ts,tsx}').filter((path) => !path.endsWith('.test.ts'));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const here = dirname(path);
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(imported)) {
      const target = name.startsWith('#') ? join('src', name.slice(1)) : join(here, name);
      if (existsSync(target)) waiting.push(target);
    }
  }
  return found;
}

describe('the sources of the pages', () => {
  it('are all that the pages import, texts and charts too, so that a change of any builds them anew', () => {
    const folders = new Set([...filesOfPages()].map((path) => path.split('/').slice(0, 2).join('/')));
    expect(folders).toContain('src/text');
    expect([...folders].filter((folder) => !sources.includes(folder))).toEqual([]);
  });
});
