import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import type { Connection, SqlRows } from './connection.ts';
import { syncFile, syncTree } from './durable.ts';
import type { Database } from './schema.ts';

/** PostgreSQL in this process, its files in a folder that no other process may have open. */
export async function openFolder(folder: string): Promise<Connection> {
  if (!existsSync(folder)) await makeFolder(folder);
  // Without it the engine would make a new database over what is left of the old one.
  if (!existsSync(join(folder, 'PG_VERSION'))) throw new Error(`${folder} holds no database`);
  const pglite = await PGlite.create(folder);
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    sql: (text, values = []) => runSql(pglite, text, values),
    // The engine has no way to wait for the disk: between two checkpoints its log is all that a power cut needs to spare.
    settle: () => syncTree(join(folder, 'pg_wal')),
    async close() {
      await db.destroy();
      await syncTree(folder);
    },
  };
}

/** As a connection of a pool would: a statement that fails leaves no broken transaction behind. */
async function runSql(pglite: PGlite, text: string, values: readonly unknown[]): Promise<SqlRows> {
  try {
    if (values.length > 0) return await pglite.query(text, [...values]);
    return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) };
  } catch (error) {
    await pglite.exec('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/**
 * Makes a database aside and puts it in place whole, so that a crash leaves none or a good one. Another process makes
 * it: that takes seconds and some hundred megabytes, for which requests would have to wait.
 */
async function makeFolder(folder: string): Promise<void> {
  await clearDrafts(folder);
  // A name of its own: the maker of a process that was killed may still be at work on another one.
  const draft = await mkdtemp(draftsOf(folder));
  await runMaker(draft);
  await syncTree(draft);
  await rename(draft, folder);
  await syncFile(dirname(folder));
}

const draftsOf = (folder: string): string => `${folder}.draft-`;

/**
 * Removes what processes left behind that ended while they made a database. A maker that is still at work on one keeps
 * it from going; it clears that up itself when it finds that nobody waits for it.
 */
async function clearDrafts(folder: string): Promise<void> {
  const parent = dirname(folder);
  const left = (await readdir(parent)).filter((name) => name.startsWith(basename(draftsOf(folder))));
  await Promise.allSettled(left.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

const maker = fileURLToPath(new URL('make-folder.ts', import.meta.url));

function runMaker(draft: string): Promise<void> {
  const child = spawn(process.execPath, [maker, draft], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told = `${told}${chunk.toString()}`.slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${draft} could not be made: ${told.trim() || `exit ${code}`}`));
    });
  });
}
