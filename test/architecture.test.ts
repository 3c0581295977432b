import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breaches, type Sources } from './architecture/check.ts';
import { parsePage } from './architecture/page.ts';
import { importsOf, lex } from './architecture/source.ts';

const root = new URL('../', import.meta.url);
const page = parsePage(readFileSync(new URL('ARCHITECTURE.md', root), 'utf8'));

describe('the house', () => {
  it('keeps to ARCHITECTURE.md', () => {
    expect(breaches(ourSources(), page)).toEqual([]);
  });

  it('lets the linter refuse functions over 60 lines', () => {
    const { linter } = JSON.parse(readFileSync(new URL('biome.json', root), 'utf8'));
    expect(linter.rules.complexity.noExcessiveLinesPerFunction).toEqual({ level: 'error', options: { maxLines: 60 } });
  });
});

describe('parsePage', () => {
  it('finds the folders, bottom up, and the families', () => {
    expect(page.folders[0]).toEqual({ path: 'base', mayImport: [] });
    expect(page.folders.map((folder) => folder.path)).toEqual(
      expect.arrayContaining([
        'domain',
        'model',
        'catalog/datasets',
        'store/store.ts',
        'store/duckdb',
        'app',
        'http',
        'web',
      ]),
    );
    expect(page.families).toContainEqual({ path: 'catalog/datasets', list: 'index.ts', shared: ['shared-*.ts'] });
    expect(page.families).toContainEqual({
      path: 'delivery',
      list: 'formats.ts',
      shared: [
        'cells.ts',
        'delimited.ts',
        'fonts.ts',
        'sheet-xml.ts',
        'workbook.ts',
        'print-limit.ts',
        'mail-parts.ts',
        'printer.ts',
      ],
    });
  });

  it('refuses a row that names a folder above itself, or none', () => {
    expect(() => parsePage(pageText(['| `a` | x | b |', '| `b` | x | nothing of ours |']))).toThrow('"b" is no folder');
    expect(() => parsePage(pageText(['| `a` | x | the port |']))).toThrow('"the port" is no folder');
  });
});

describe('breaches', () => {
  const small = parsePage(
    pageText([
      '| `base` | x | nothing of ours |',
      '| `model` | x | base |',
      '| `catalog/datasets` | x | model, base |',
      '| `catalog/reports` | x | catalog/datasets, model, base |',
      '| `store/store.ts` | x | model (types), base |',
      '| `store/duckdb`, `store/clickhouse` | x | store/store.ts, base, its driver |',
      '| `app` | x | all of the above |',
      '| `http` | x | app, base |',
      '',
      'Families, whose files do not know each other:',
      '',
      '- `catalog/datasets`, shared: `shared-*.ts`',
      '- `catalog/reports`',
      '- `http/routes`',
      '',
    ]),
  );

  it('is empty for a clean house', () => {
    const clean = {
      'base/day.ts': 'export const day = 1;',
      'model/dataset.ts': "import { day } from '#base/day.ts';\nexport const x = day;",
      'catalog/datasets/shared-columns.ts': 'export const a = 1;',
      'catalog/datasets/one.ts': "import { a } from './shared-columns.ts';\nexport const one = a;",
      'catalog/datasets/index.ts': "import { one } from './one.ts';\nexport const all = [one];",
      'catalog/reports/page.ts': "import { one } from '#catalog/datasets/one.ts';\nexport const page = one;",
      'store/store.ts': "import type { x } from '#model/dataset.ts';\nexport type Store = typeof x;",
      'store/duckdb/load.ts':
        "import type { Store } from '#store/store.ts';\nexport const q = 'SELECT 1';\nexport type S = Store;",
      'app/app.ts': "import { q } from '#store/duckdb/load.ts';\nexport const now = [q, Date.now(), process.env.HOME];",
      'http/routes/one.ts': "import { now } from '#app/app.ts';\nexport const one = now;",
      'base/day.test.ts': "import { one } from '#http/routes/one.ts';\nnew Date();\none;",
    };
    expect(breaches(clean, small)).toEqual([]);
  });

  it.each<[string, Sources, string]>([
    ['an import upward', { 'base/a.ts': "import '#model/b.ts';" }, 'base may not import model'],
    ['an import the row lacks', { 'http/a.ts': "import { x } from '#model/b.ts';" }, 'http may not import model'],
    ['a dynamic import', { 'base/a.ts': "const b = await import('#app/b.ts');" }, 'base may not import app'],
    ['a re-export', { 'base/a.ts': "export * from '#app/b.ts';" }, 'base may not import app'],
    ['a type import', { 'base/a.ts': "import type { x } from '#app/b.ts';" }, 'base may not import app'],
    [
      'a value where types are allowed',
      { 'store/store.ts': "import { x } from '#model/a.ts';" },
      'only types of model',
    ],
    [
      'a mixed import where types are allowed',
      { 'store/store.ts': "import { type x, y } from '#model/a.ts';" },
      'only types',
    ],
    [
      'one engine in another',
      { 'store/clickhouse/a.ts': "import '#store/duckdb/b.ts';" },
      'may not import store/duckdb',
    ],
    ['an engine named outside app.ts', { 'app/other.ts': "import '#store/duckdb/b.ts';" }, 'only app/app.ts does'],
    ['siblings', { 'catalog/reports/a.ts': "import { b } from './b.ts';" }, 'do not know each other'],
    ['siblings in folders', { 'http/routes/a.ts': "import { b } from './b/c.ts';" }, 'do not know each other'],
    ['a path across folders', { 'http/routes/a.ts': "import { b } from '../../app/b.ts';" }, 'write #app/b.ts'],
    ['a folder nobody declared', { 'misc/a.ts': 'export {};' }, 'in no folder'],
    ['an import of one', { 'app/a.ts': "import '#misc/a.ts';" }, 'in no folder'],
    [
      'a ring, types included',
      {
        'base/a.ts': "import './b.ts';",
        'base/b.ts': "import type { c } from './c.ts';",
        'base/c.ts': "import './a.ts';",
      },
      'ring: base/a.ts → base/b.ts → base/c.ts → base/a.ts',
    ],
    ['a long file', { 'base/a.ts': 'export {};\n'.repeat(401) }, '401 lines'],
    ['a long test', { 'base/a.test.ts': 'export {};\n'.repeat(401) }, '401 lines'],
    ['a file named for nothing', { 'http/utils.ts': 'export {};' }, 'named for nothing'],
    ['SQL in a string', { 'http/a.ts': "const q = 'SELECT 1';" }, 'holds SQL'],
    ['SQL in a template', { 'model/a.ts': `const q = \`\n  INSERT INTO \${table} VALUES (1)\`;` }, 'holds SQL'],
    ['SQL in an expression of a template', { 'model/a.ts': `const q = \`\${ok ? 'COPY x' : ''}\`;` }, 'holds SQL'],
    ['the clock', { 'model/a.ts': 'const now = Date.now();' }, 'reads the clock'],
    ['the date of today', { 'model/a.ts': 'const now = new Date( );' }, 'reads the clock'],
    ['the environment', { 'store/duckdb/a.ts': 'const home = process.env.HOME;' }, 'reads the environment'],
    ['random numbers', { 'catalog/datasets/a.ts': 'const r = Math.random();' }, 'reads random numbers'],
  ])('finds %s', (_, sources, message) => {
    const found = breaches(sources, small);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it.each<[string, Sources]>([
    ['words in comments', { 'base/a.ts': "// import '#app/b.ts'; Date.now()\n/* SELECT 1 */ export {};" }],
    ['words in strings', { 'base/a.ts': 'export const a = \'import "#app/b.ts"; Date.now()\';' }],
    ['words in templates', { 'base/a.ts': `export const a = \`Math.random() \${1} process.env\`;` }],
    ['a date that is given', { 'base/a.ts': "export const at = new Date('2024-01-01');" }],
    ['words after a regular expression', { 'base/a.ts': "export const a = /['\"`]/;\nexport const b = 'Date.now()';" }],
    ['SQL words inside a sentence', { 'http/a.ts': 'export const a = \'query "SELECT …"\';' }],
  ])('is not fooled by %s', (_, sources) => {
    expect(breaches(sources, small)).toEqual([]);
  });
});

describe('lex', () => {
  it('keeps places and line breaks', () => {
    const source = `const a = 'x'; // y\nconst b = \`1\${a + \`2\${a}\`}3\`;`;
    const { code, texts } = lex(source);
    expect(code).toBe(`const a = ' ';     \nconst b = \` \${a + \` \${a}\`} \`;`);
    expect(texts.map(({ text }) => text)).toEqual(['x', '1', '2', '', '3']);
  });

  it('survives an apostrophe in JSX text', () => {
    expect(lex("<p>don't</p>;\nconst a = 'b';").texts.map(({ text }) => text)).toEqual(['b']);
  });
});

describe('importsOf', () => {
  it('tells types from values', () => {
    const source = `
      import a, { type B } from './a.ts';
      import type { C } from './c.ts';
      import {
        type D,
        type E,
      } from './d.ts';
      export type { F } from './f.ts';
      export { g } from './g.ts';
      import './h.css';
      type I = typeof import('./i.ts');
      const j = import('./j.ts');`;
    const found = new Map(importsOf(source).map(({ specifier, typeOnly }) => [specifier, typeOnly]));
    expect(Object.fromEntries(found)).toEqual({
      './a.ts': false,
      './c.ts': true,
      './d.ts': true,
      './f.ts': true,
      './g.ts': false,
      './h.css': false,
      './i.ts': true,
      './j.ts': false,
    });
  });
});

function pageText(rows: readonly string[]): string {
  return [
    '## 2. Folders',
    '',
    '| folder | what | may import |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '## 3. More',
    '',
  ].join('\n');
}

function ourSources(): Sources {
  const names = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => name.replaceAll('\\', '/')).filter((name) => /\.tsx?$/.test(name));
  return Object.fromEntries(files.map((name) => [name, readFileSync(new URL(`src/${name}`, root), 'utf8')]));
}
