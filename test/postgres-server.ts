import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL server of a test: its files in a temporary folder, reached through a socket in that folder only. */
export interface PostgresServer extends AsyncDisposable {
  /** Address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Stops the server as a crash would. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

const debianPrograms = '/usr/lib/postgresql';
const loginName = 'partnerscope';

/** Folder of `initdb` and `postgres`, the newest that is installed; undefined when there is none. */
export function findPostgres(): string | undefined {
  const versions = existsSync(debianPrograms) ? readdirSync(debianPrograms) : [];
  const folders = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debianPrograms, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** @param programs what `findPostgres` found */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerscope-postgres-'));
  const { user, ...owner } = unprivileged();
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const setUp = ['-D', data, '-U', loginName, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), setUp, { ...owner, cwd: folder, stdio: 'ignore' });
  let server: ChildProcess | undefined;
  let databases = 0;
  const addressOf = (database: string) => `postgresql://${loginName}@/${database}?host=${encodeURIComponent(folder)}`;
  const stop = async (signal: NodeJS.Signals) => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill(signal);
    await ended;
  };
  const start = async () => {
    const settings = ['-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`, '-F'];
    server = spawn(join(programs, 'postgres'), settings, { ...owner, cwd: folder, stdio: 'ignore' });
    await answers(addressOf('postgres'), server, user);
  };
  await start();
  return {
    start,
    async newDatabase() {
      const name = `test_${++databases}`;
      await withClient(addressOf('postgres'), (client) => client.query(`CREATE DATABASE ${name}`));
      return addressOf(name);
    },
    // The server's own way to end at once, without a clean state: it also ends the processes of its connections.
    kill: () => stop('SIGQUIT'),
    async [Symbol.asyncDispose]() {
      await stop('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, so root hands it over to the user of the Debian package, or to nobody. */
function unprivileged(): { readonly user: string; readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return { user: 'this user' };
  for (const user of ['postgres', 'nobody']) {
    try {
      const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }).toString());
      return { user, uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      // There is no such user; the next one will do.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

async function answers(address: string, server: ChildProcess, user: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode} as ${user}`);
    try {
      await withClient(address, (client) => client.query('SELECT 1'));
      return;
    } catch {
      await pause(100);
    }
  }
  throw new Error('postgres does not answer');
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
