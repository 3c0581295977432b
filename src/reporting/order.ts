import type { ResultRow } from './result.ts';

/** how a missing value is shown; it comes last. */
export const notSet = '(not set)';

/** A value as it is stored, of one as it is shown: a missing one is empty. */
export const storedValue = (shown: string) => (shown === notSet ? '' : shown);

export interface SortableRow {
  readonly key: readonly (string | undefined)[];
  readonly row: ResultRow;
}

/** Largest of the column `by` first, ties by name, not set last (HTTP-6, X-44). */
export function sorted(rows: readonly SortableRow[], by: string | undefined): ResultRow[] {
  const figure = ({ row }: SortableRow) => {
    const value = by === undefined ? undefined : row[by];
    return typeof value === 'number' ? value : -1;
  };
  const isNotSet = ({ key }: SortableRow) => Number(key.includes(undefined));
  return [...rows]
    .sort((a, b) => isNotSet(a) - isNotSet(b) || figure(b) - figure(a) || byName(a.key, b.key))
    .map(({ row }) => row);
}

function byName(a: SortableRow['key'], b: SortableRow['key']): number {
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [a[i] ?? '', b[i] ?? ''];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
