import type { Cell, Cells } from './table.ts';

/**
 * For millions of rows that differ in a few cells: the constant cells are joined once, and a row costs a few pieces.
 * `varying` names the other columns in header order; the made function takes their values in that order.
 */
export function createRowTemplate<C extends string>(
  columns: readonly C[],
  varying: readonly C[],
): (constants: Cells<C>) => (values: readonly Cell[]) => string {
  const inOrder = columns.filter((column) => varying.includes(column));
  if (inOrder.join() !== varying.join()) throw new Error(`varying columns are not in header order: ${varying.join()}`);
  return (constants) => {
    const pieces = piecesOf(columns, varying, constants);
    return (values) => {
      let line = pieces[0] ?? '';
      for (let i = 0; i < values.length; i++) line += `${values[i]}${pieces[i + 1]}`;
      return line;
    };
  };
}

/** The text before, between and after the varying cells; tab-separated. */
function piecesOf<C extends string>(columns: readonly C[], varying: readonly C[], constants: Cells<C>): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const [number, column] of columns.entries()) {
    if (number > 0) piece += '\t';
    if (!varying.includes(column)) piece += constants[column] ?? '';
    else {
      pieces.push(piece);
      piece = '';
    }
  }
  return [...pieces, `${piece}\n`];
}
