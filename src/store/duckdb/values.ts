/** A value without case and surrounding white space; `''` when there is none. */
export function normalValue(raw: string | null): string {
  return (raw ?? '').trim().toLowerCase();
}

/** One spelling of a value as met in the files. */
export interface Spelling {
  readonly id: number;
  readonly raw: string;
  readonly occurrences: number;
}

/** Values of one dimension: number ↔ normal text, and the spelling to show. */
export interface Dictionary {
  readonly ids: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<number, string>;
}

/** The spelling met most often per value, ties by code point. */
export function commonSpellings(spellings: readonly Spelling[]): Map<number, string> {
  const best = new Map<number, { text: string; occurrences: number }>();
  for (const [id, counts] of occurrencesByText(spellings)) {
    for (const [text, occurrences] of counts) {
      const now = best.get(id);
      const wins = !now || occurrences > now.occurrences || (occurrences === now.occurrences && text < now.text);
      if (wins) best.set(id, { text, occurrences });
    }
  }
  return new Map([...best].map(([id, { text }]) => [id, text]));
}

function occurrencesByText(spellings: readonly Spelling[]): Map<number, Map<string, number>> {
  const found = new Map<number, Map<string, number>>();
  for (const { id, raw, occurrences } of spellings) {
    const counts = found.get(id) ?? new Map<string, number>();
    const text = raw.trim();
    counts.set(text, (counts.get(text) ?? 0) + occurrences);
    found.set(id, counts);
  }
  return found;
}

/** Text of an answer's cell; DuckDB gives numbers, bigint and its own value objects. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new Error(`the engine answered ${String(value)} where a number was due`);
}
