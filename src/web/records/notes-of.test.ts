import { describe, expect, it } from 'vitest';
import { notesOf, textsByMonth } from './notes-of.ts';
import type { Annotation } from './records-api.ts';

function note(month: string, report: string | null, text: string): Annotation {
  return { id: text, tenant: '1', month, report, note: text, at: `${month}-20T10:00:00Z`, version: 1 };
}
const all = [
  note('2024-01', null, 'everywhere'),
  note('2024-03', 'customers', 'here'),
  note('2024-03', 'adoption', 'elsewhere'),
  note('2023-12', 'customers', 'earlier'),
  note('2024-01', 'customers', 'also'),
];

describe('notesOf', () => {
  it('keeps the notes of the months on screen about this report or about all, newest month first', () => {
    const shown = notesOf(all, 'customers', { from: '2024-01', to: '2024-03' });
    expect(shown.map(({ note: text }) => text)).toEqual(['here', 'everywhere', 'also']);
  });
});

describe('textsByMonth', () => {
  it('gathers what was written on a month', () => {
    const texts = textsByMonth(notesOf(all, 'customers', { from: '2023-12', to: '2024-03' }));
    expect([...texts]).toEqual([
      ['2024-03', ['here']],
      ['2024-01', ['everywhere', 'also']],
      ['2023-12', ['earlier']],
    ]);
  });
});
