import { type EditionForm, type EditionTable, editionTables } from './operator-edition-form.ts';

/** Where on the page a problem of the rules stands. */
export interface ProblemPlace {
  readonly table: EditionTable | undefined;
  /** Of a table. */
  readonly row: number;
  /** Of a table its column, else the path of the field. */
  readonly field: string;
}

const named: ReadonlySet<string> = new Set(['requirementSets', 'extensions']);

/** The cell or field that a path of the check names, for example `requirementSets.silver.kpi` or `prices.2.amount`. */
export function placeOf(where: string, { tables, values }: EditionForm): ProblemPlace {
  const table = editionTables.find((one) => where === one || where.startsWith(`${one}.`));
  if (table === undefined) return { table, row: -1, field: fieldOf(where, values) };
  const rest = where.slice(table.length + 1);
  const rows = tables[table];
  const byName = named.has(table)
    ? rows.findLastIndex(({ id = '' }) => id !== '' && (rest === id || rest.startsWith(`${id}.`)))
    : -1;
  const row = byName >= 0 ? byName : Number.parseInt(rest, 10);
  const name = byName >= 0 ? (rows[row]?.['id'] ?? '') : String(row);
  const [column = ''] = rest.slice(name.length + 1).split('.');
  return { table, row: Number.isNaN(row) ? -1 : row, field: column };
}

function fieldOf(where: string, values: EditionForm['values']): string {
  if (where in values) return where;
  return Object.keys(values).find((name) => name.startsWith(`${where}.`) || where.startsWith(`${name}.`)) ?? where;
}
