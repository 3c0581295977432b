import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordsPlace } from '#state/place.ts';
import { findPostgres, startPostgres } from './postgres-server.ts';
import { copyEmptyRecords } from './records-template.ts';

/** A database engine that records can be kept in, with as many empty places as a test wants. */
export interface RecordEngine extends AsyncDisposable {
  newPlace(): Promise<RecordsPlace>;
}

export interface EngineKind {
  readonly name: string;
  /** Undefined: the engine is not on this machine. */
  readonly start: (() => Promise<RecordEngine>) | undefined;
}

/** Every engine: what is tested about records is tested on all of them. */
export function recordEngines(): readonly EngineKind[] {
  const programs = findPostgres();
  if (programs === undefined) {
    console.error(
      '\n!! RECORDS ARE NOT TESTED ON POSTGRESQL: none under /usr/lib/postgresql. Install Debian’s postgresql.',
    );
  }
  return [
    { name: 'PGlite', start: startFolders },
    { name: 'PostgreSQL', start: programs === undefined ? undefined : () => startServer(programs) },
  ];
}

async function startFolders(): Promise<RecordEngine> {
  const parent = mkdtempSync(join(tmpdir(), 'partnerscope-records-'));
  let places = 0;
  return {
    async newPlace() {
      const folder = join(parent, `records-${++places}`);
      copyEmptyRecords(folder);
      return { kind: 'folder', folder };
    },
    [Symbol.asyncDispose]: async () => rmSync(parent, { recursive: true, force: true }),
  };
}

async function startServer(programs: string): Promise<RecordEngine> {
  const server = await startPostgres(programs);
  return {
    newPlace: async () => ({ kind: 'server', url: await server.newDatabase() }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
