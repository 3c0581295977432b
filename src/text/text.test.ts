import { describe, expect, it } from 'vitest';
import { customers } from '#catalog/reports/customers.ts';
import { languages, texts } from './index.ts';

type Texts = ReadonlyMap<string, string>;

function flatten(part: object, prefix = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? flatten(value, `${prefix}${key}.`) : [[prefix + key, String(value)]],
  );
}

const all = new Map<string, Texts>(
  languages.map((language) => [language, new Map(texts[language].flatMap((part) => flatten(part)))]),
);
const english: Texts = all.get('en') ?? new Map();
const blanks = (text: string) => (text.match(/{{\s*\w+/g) ?? []).map((one) => one.replace(/{{\s*/, '')).sort();

describe.each(languages)('texts in %s', (language) => {
  const known: Texts = all.get(language) ?? new Map();

  it('has every key that English has, and no other', () => {
    expect([...known.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leaves none empty and fills in the same values as English', () => {
    for (const [key, text] of known) {
      expect(text.trim(), key).not.toBe('');
      expect(blanks(text), key).toEqual(blanks(english.get(key) ?? ''));
    }
  });

  it('CUS-3 names every section, column and remark of the Customers report', () => {
    for (const section of customers.sections) {
      expect(known.has(`section.customers.${section.id}.title`), section.id).toBe(true);
      expect(known.has(`section.customers.${section.id}.info`), section.id).toBe(true);
      if (section.note) expect(known.has(`note.${section.note}`), section.note).toBe(true);
      for (const { id } of [...section.source.columns, ...section.source.by]) {
        expect(known.has(`column.${id}`), id).toBe(true);
      }
    }
  });

  it('uses no exclamation marks (docs/DESIGN.md, Words)', () => {
    for (const [key, text] of known) expect(text, key).not.toContain('!');
  });
});
