import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Day } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { createCustomer } from './customer.ts';
import { createSink, type Sink } from './sink.ts';
import { type DemoTable, lineOf } from './table.ts';
import { demoTables } from './tables/index.ts';
import { createWorld, type DemoSize, type World } from './world.ts';

export { demoCompany, demoTenant } from './content/partner.ts';
export type { DemoSize } from './world.ts';

/** A raw file that was written: where, which dataset's, and how many rows below the header. */
export interface DemoFile {
  readonly path: string;
  readonly dataset: string;
  readonly rows: number;
}

export interface DemoOptions {
  readonly dir: string;
  readonly size: DemoSize;
  readonly seed?: number;
  /** The data end with the month before. */
  readonly today: Day;
  readonly onProgress?: (progress: { readonly customers: number; readonly of: number }) => void;
  readonly signal?: AbortSignal;
}

/** Names of the datasets the demo writes, in the order of the files. */
export const demoDatasets: readonly string[] = demoTables.map(({ dataset }) => dataset.name);

/**
 * Writes raw export files of an invented partner into `dir`, in the documented formats, ready for the normal import.
 * The same size, seed and day give the same bytes (CLI-7). Files that are there already are replaced.
 * @throws Fault `bad-parameter` for a day that does not exist, `unavailable` when the disk refuses; the reason of
 * `signal` when it is aborted (what was written until then stays behind).
 */
export async function writeDemoFiles(options: DemoOptions): Promise<readonly DemoFile[]> {
  const { dir, size, seed = 1, today } = options;
  const world = createWorld({ size, seed, today });
  await makeFolder(dir);
  const open = demoTables.map((table) => ({ table, sink: createSink(join(dir, table.file)) }));
  try {
    for (const { table, sink } of open) startFile(world, table, sink);
    await writeCustomers(world, open, options);
    for (const { sink } of open) await sink.close();
  } finally {
    for (const { sink } of open) sink.abandon();
  }
  return open.map(({ table, sink }) => ({
    path: join(dir, table.file),
    dataset: table.dataset.name,
    rows: sink.rows(),
  }));
}

async function makeFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true }).catch((cause: unknown) => {
    throw new Fault('unavailable', `cannot make the folder ${dir} for the demo files; choose another one`, { cause });
  });
}

interface Open {
  readonly table: DemoTable;
  readonly sink: Sink;
}

/** The header, and all rows of tables that have no customers: those are small. */
function startFile(world: World, table: DemoTable, sink: Sink): void {
  // Spreadsheets need the mark to see that a CSV is UTF-8.
  const mark = table.file.endsWith('.csv') ? '\uFEFF' : '';
  sink.add(mark + lineOf(table.file, table.header));
  if (table.source.kind === 'partner') table.source.write(world, sink.add);
}

async function writeCustomers(world: World, open: readonly Open[], { onProgress, signal }: DemoOptions): Promise<void> {
  const of = world.plan.customers;
  for (let index = 0; index < of; index++) {
    const customer = createCustomer(world, index);
    for (const { table, sink } of open) {
      if (table.source.kind === 'customers') table.source.write(world, customer, sink.add);
      if (sink.isFull()) await sink.flush();
    }
    if (index % 100 === 99 || index === of - 1) {
      await setImmediate(); // lets an abort and the other work of the process through
      signal?.throwIfAborted();
      onProgress?.({ customers: index + 1, of });
    }
  }
}
