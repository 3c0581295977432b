import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Fault } from '#base/fault.ts';

export interface EngineLimits {
  /** As DuckDB writes it, for example `1GB`. */
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** Where the engine puts what does not fit its memory, and what is on its way out; empty after a start. */
export const spillFolder = (folder: string) => join(folder, 'tmp', 'engine');

/** An engine that sees the data folder and nothing else, and whose settings cannot be changed any more (SEC-2). */
export async function lockedInstance(
  folder: string,
  { memoryLimit, threads }: EngineLimits = {},
): Promise<DuckDBInstance> {
  const spill = spillFolder(folder);
  try {
    mkdirSync(join(folder, 'engine'), { recursive: true });
    mkdirSync(spill, { recursive: true });
  } catch (cause) {
    throw new Fault('unavailable', 'The data folder cannot be written; check its permissions and the disk', { cause });
  }
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit ?? '1GB',
    temp_directory: spill,
    ...(threads === undefined ? {} : { threads: String(threads) }),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`SET allowed_directories = ['${folder.replaceAll("'", "''")}/']`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  connection.closeSync();
  return instance;
}
