export interface Place {
  readonly row: number;
  readonly column: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Rows that a Page key passes. */
const page = 12;

/** The cell a key leads to in a table of that size; undefined for keys that mean nothing here. */
export function moved(
  { row, column }: Place,
  { key, ctrlKey }: Key,
  size: { rows: number; columns: number },
): Place | undefined {
  const at = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(nextRow, size.rows - 1)),
    column: Math.max(0, Math.min(nextColumn, size.columns - 1)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + page, column);
    case 'PageUp':
      return at(row - page, column);
    case 'Home':
      return ctrlKey ? at(0, 0) : at(row, 0);
    case 'End':
      return ctrlKey ? at(size.rows - 1, size.columns - 1) : at(row, size.columns - 1);
    default:
      return undefined;
  }
}
