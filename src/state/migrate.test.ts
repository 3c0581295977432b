import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordEngine, recordEngines } from '../../test/record-engines.ts';
import type { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openServer } from './open-server.ts';
import type { RecordsPlace } from './place.ts';
import { createRecords } from './records.ts';

const now = () => '2024-07-01T10:00:00.000Z';
let made = 0;
const deps = { now, newId: () => `id-${++made}` };

/** An empty database at the place, without any table of ours. */
async function connectEmpty(place: RecordsPlace): Promise<Connection> {
  if (place.kind === 'server') return openServer(place.url);
  const { openFolder } = await import('./open-folder.ts');
  const connection = await openFolder(place.folder);
  const tables = await connection.db.introspection.getTables({ withInternalKyselyTables: true });
  for (const { name } of tables) await connection.db.schema.dropTable(name).cascade().ifExists().execute();
  return connection;
}

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`migrate on ${name}`, () => {
    let engine: RecordEngine;
    beforeAll(async () => {
      if (start !== undefined) engine = await start();
    }, 60_000);
    afterAll(() => engine?.[Symbol.asyncDispose]());

    it('brings a database of the release before, with people in it, to this version and loses nothing', async () => {
      const place = await engine.newPlace();
      const connection = await connectEmpty(place);
      const { db } = connection;
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
      const { error } = await migrator.migrateTo('0002-people');
      expect(error).toBeUndefined();
      const before = (await db.introspection.getTables()).map((table) => table.name);
      expect(before).toEqual(expect.arrayContaining(['accounts', 'tokens', 'annotations']));
      expect(before).not.toContain('reports');
      const at = new Date(now());
      await db
        .insertInto('accounts')
        .values({
          id: 'anna',
          email: 'anna@example.com',
          name: 'Anna',
          must_change_password: false,
          operator: true,
          made_at: at,
        })
        .execute();
      await db
        .insertInto('annotations')
        .values({ tenant: 't', id: 'note', month: '2024-05', note: 'kept', version: 1, written_at: at })
        .execute();
      const late = new Date('2099-01-01T00:00:00Z');
      await db
        .insertInto('tokens')
        .values({ id: 'token', hash: 'hash', account: 'anna', name: 'nightly', made_at: at, expires_at: late })
        .execute();
      await migrate(db);
      await migrate(db);
      await connection.close();
      const records = createRecords({ place, ...deps });
      try {
        expect(await records.of('t').annotations.list()).toMatchObject([{ id: 'note', note: 'kept' }]);
        const report = await records
          .of('t')
          .reports.add(
            { kind: 'insights', name: 'r', description: null, content: {}, plan: { kind: 'once' }, delivery: {} },
            { owner: { account: 'anna', name: 'anna@example.com' }, first: at.getTime(), check: () => undefined },
          );
        expect(await records.of('t').executions.add(report.id, at.getTime())).toMatchObject({ status: 'Pending' });
        const kept = await records.house.read<readonly string[]>([], async (tables) =>
          (await tables.selectFrom('tokens').select('name').execute()).map((row) => row.name),
        );
        expect(kept).toEqual(['nightly']);
      } finally {
        await records.close();
      }
    });
  });
}
