import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Limits } from './limits.ts';

/** A DuckDB of the child process's own, that reaches one file and one folder and nothing else (SEC-2, SEC-9). */
export interface Engine {
  readonly connection: DuckDBConnection;
  close(): void;
}

export async function openEngine(
  { path, staging }: { path: string; staging: string },
  { threads, engineMb }: Limits,
): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${engineMb}MB`,
    temp_directory: join(staging, 'spill'),
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  // The engine counts how far it is only for a progress bar.
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  // Links are followed before the check, so the places behind them are named.
  await connection.run(`SET allowed_directories = [${literal(realpathSync(staging))}]`);
  await connection.run(`SET allowed_paths = [${literal(realpathSync(path))}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The single number of a query. */
export async function numberOf(connection: DuckDBConnection, sql: string): Promise<number> {
  const [row] = (await connection.runAndReadAll(sql)).getRows();
  return Number(row?.[0] ?? 0);
}
