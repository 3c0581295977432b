/** A table as it is typed: every cell is text until it is sent. */
export type GridRow = Readonly<Record<string, string>>;

/** Texts that stand for the values of a column with choices. */
export interface GridChoice {
  readonly value: string;
  readonly label: string;
}

export interface GridColumn {
  readonly id: string;
  readonly label: string;
  readonly kind?: 'text' | 'number' | 'day' | 'month';
  /** Instead of typing. */
  readonly choices?: readonly GridChoice[];
  /** In characters. */
  readonly width?: number;
  readonly placeholder?: string;
}

/** A row with nothing in it; columns with choices begin with their first. */
export function emptyRow(columns: readonly GridColumn[]): GridRow {
  return Object.fromEntries(columns.map(({ id, choices }) => [id, choices?.[0]?.value ?? '']));
}

export function isEmptyRow(row: GridRow, columns: readonly GridColumn[]): boolean {
  return columns.every(({ id, choices }) => choices !== undefined || (row[id] ?? '').trim() === '');
}

export function withCell(rows: readonly GridRow[], at: number, cell: Readonly<Record<string, string>>): GridRow[] {
  return rows.map((row, index) => (index === at ? { ...row, ...cell } : row));
}

/** Lines and cells of a piece of a spreadsheet; undefined for a plain text, which belongs into its one cell. */
export function pastedCells(text: string): string[][] | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  if (lines.length === 1 && !text.includes('\t')) return undefined;
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

interface Place {
  readonly row: number;
  readonly column: string;
}

/** Lays a piece of a spreadsheet into the table from a cell on; rows that lack are added, cells beyond the last column left out. */
export function withPasted(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  { row: at, column, cells }: Place & { readonly cells: readonly (readonly string[])[] },
): GridRow[] {
  const ids = columns.map(({ id }) => id);
  const first = Math.max(0, ids.indexOf(column));
  const data = isHeader(cells[0] ?? [], columns) ? cells.slice(1) : cells;
  const after = [...rows];
  for (const [line, values] of data.entries()) {
    const own = Object.fromEntries(
      values.flatMap((value, index) => {
        const id = ids[first + index];
        return id === undefined ? [] : [[id, choiceOf(value, columns[first + index])]];
      }),
    );
    after[at + line] = { ...(after[at + line] ?? emptyRow(columns)), ...own };
  }
  return after;
}

/** A first line that only names columns. */
function isHeader(cells: readonly string[], columns: readonly GridColumn[]): boolean {
  const names = new Set(columns.flatMap(({ id, label }) => [id.toLowerCase(), label.toLowerCase()]));
  const written = cells.filter((cell) => cell !== '');
  return written.length > 0 && written.every((cell) => names.has(cell.toLowerCase()));
}

/** The value of a choice, also where its label was pasted. */
function choiceOf(text: string, column: GridColumn | undefined): string {
  const found = column?.choices?.find(({ value, label }) =>
    [value, label].some((one) => one.toLowerCase() === text.toLowerCase()),
  );
  return found?.value ?? text;
}

/** What was typed as a number, with a point or a comma; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(/[\s\u00A0_]/g, '');
  const written = /^-?\d+(?:,\d+)?$/.test(plain) ? plain.replace(',', '.') : plain;
  return /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : undefined;
}
