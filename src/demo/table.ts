import type { Dataset } from '#model/dataset.ts';
import type { Customer } from './customer.ts';
import type { World } from './world.ts';

export type Cell = string | number;
export type Cells<C extends string> = Readonly<Partial<Record<C, Cell>>>;
export type EmitLine = (line: string) => void;

/** A raw file of a dataset: written customer by customer, or at once for what has no customers. */
export interface DemoTable {
  readonly dataset: Dataset;
  readonly file: string;
  readonly header: readonly string[];
  readonly source:
    | { readonly kind: 'customers'; readonly write: (world: World, customer: Customer, emit: EmitLine) => void }
    | { readonly kind: 'partner'; readonly write: (world: World, emit: EmitLine) => void };
}

/** `extension` decides how the file is written: `tsv`, `csv`, and `.gz` behind either. */
interface Options<C extends string> {
  readonly dataset: Dataset<C>;
  readonly extension?: 'tsv' | 'csv' | 'tsv.gz';
}

/** A table whose rows belong to customers. */
export function customerTable<C extends string>(
  options: Options<C>,
  write: (world: World, customer: Customer, emit: (cells: Cells<C>) => void) => void,
): DemoTable {
  const { toLine, ...table } = describe(options);
  const source = {
    kind: 'customers' as const,
    write: (world: World, customer: Customer, emit: EmitLine) => write(world, customer, (cells) => emit(toLine(cells))),
  };
  return { ...table, source };
}

/** A table whose rows belong to the partner itself. */
export function partnerTable<C extends string>(
  options: Options<C>,
  write: (world: World, emit: (cells: Cells<C>) => void) => void,
): DemoTable {
  const { toLine, ...table } = describe(options);
  const source = {
    kind: 'partner' as const,
    write: (world: World, emit: EmitLine) => write(world, (cells) => emit(toLine(cells))),
  };
  return { ...table, source };
}

/** The columns a file has: all that are documented, in the order of the catalogue. */
export function columnsOf<C extends string>(dataset: Dataset<C>): C[] {
  const names: C[] = [];
  for (const name in dataset.columns) if (!dataset.columns[name].internal) names.push(name);
  return names;
}

/** A line of a file, from the values of its columns in order. */
export function lineOf(file: string, cells: readonly (Cell | undefined)[]): string {
  if (!file.includes('.csv')) return `${cells.join('\t')}\n`;
  return `${cells.map(quoted).join(',')}\r\n`;
}

/** US dollars of whole cents. */
export function usd(cents: number): string {
  return (cents / 100).toFixed(2);
}

function describe<C extends string>({ dataset, extension = 'tsv' }: Options<C>) {
  const columns = columnsOf(dataset);
  const file = `${dataset.name}.${extension}`;
  const toLine = (cells: Cells<C>): string =>
    lineOf(
      file,
      columns.map((column) => cells[column]),
    );
  return { dataset, file, header: columns, toLine };
}

function quoted(cell: Cell | undefined): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
