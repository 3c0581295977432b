import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rolesOf } from '#domain/access/actor.ts';
import { addAccessTokens } from '#state/access-tokens.ts';
import { addAccount, setDisabled } from '#state/accounts.ts';
import { addApplication, endApplication } from '#state/applications.ts';
import { deleteAccount, leave, letIn, shutOut } from '#state/departures.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { join, putGrant, takeGrant } from '#state/members.ts';
import { createRecords, type Records } from '#state/records.ts';
import { addToken, endToken } from '#state/tokens.ts';
import { type RecordEngine, recordEngines } from '../../../test/record-engines.ts';
import { createActorFinder } from './find-actor.ts';
import { hashSecret } from './secret.ts';
import { createSessions } from './sessions.ts';

const hour = 3_600_000;
const rule = { mpnPartnerAdmin: 'executive' } as const;
const arrival = { way: 'password', agent: 'a browser', address: '10.0.0.1' };

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`actorOf with records on ${name}`, () => {
    let engine: RecordEngine;
    let records: Records;
    let access: HouseAccess;
    let reads = 0;
    let clock = Date.parse('2026-01-01T00:00:00Z');
    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
      const now = () => new Date(clock).toISOString();
      records = createRecords({ place: await engine.newPlace(), now, newId: randomUUID });
      const { house } = records;
      const glance: HouseAccess['glance'] = (nothing, work) => {
        reads++;
        return house.glance(nothing, work);
      };
      access = { ...house, glance };
    }, 120_000);
    beforeEach(() => {
      reads = 0;
    });
    afterAll(async () => {
      await records?.close();
      await engine?.[Symbol.asyncDispose]();
    });

    const finder = (alone: boolean) =>
      createActorFinder({ access, rule, alone, holdsKey: (bearer) => bearer === 'key', isSetUp: async () => true });

    /** Somebody who has just signed in. */
    const somebody = async () => {
      const id = randomUUID();
      const draft = { id, name: 'Anneke', email: `${id}@example.com`, password: null };
      await access.write('people', (tables) =>
        addAccount(tables, { ...draft, mustChangePassword: false, operator: false }, access.now()),
      );
      return { account: id, session: await createSessions(access).start(id, arrival) };
    };

    it.each([true, false])(
      'SEC-12 knows a session, and asks again only where others may write (alone: %s)',
      async (alone) => {
        const { account, session } = await somebody();
        const { actorOf, metAs } = finder(alone);
        expect(metAs({ session })).toBeUndefined();
        for (let i = 0; i < 5; i++) expect(await actorOf({ session })).toMatchObject({ kind: 'person', account });
        expect(reads).toBe(alone ? 1 : 5);
        expect(metAs({ session })).toBeTypeOf('string');
      },
    );

    it('SEC-12 shuts out who is disabled or deleted with the next request', async () => {
      for (const column of ['disabled_at', 'deleted_at'] as const) {
        const { account, session } = await somebody();
        const { actorOf } = finder(true);
        expect((await actorOf({ session })).kind).toBe('person');
        await access.write('people', (tables) =>
          tables
            .updateTable('accounts')
            .set({ [column]: new Date(clock) })
            .where('id', '=', account)
            .execute(),
        );
        expect((await actorOf({ session })).kind).toBe('nobody');
      }
    });

    it('SEC-12 sees what another process wrote, where several share a server', async () => {
      const { account, session } = await somebody();
      const { actorOf } = finder(false);
      expect((await actorOf({ session })).kind).toBe('person');
      // Without this process taking note of it.
      await access.aside('people', (tables) => setDisabled(tables, account, access.now()));
      expect((await actorOf({ session })).kind).toBe('nobody');
    });

    it('SEC-12 keeps to the end of a session also when it is remembered', async () => {
      const { session } = await somebody();
      const { actorOf } = finder(true);
      expect((await actorOf({ session })).kind).toBe('person');
      clock += 12 * hour - 1;
      // Its use is noted now; it goes on.
      expect((await actorOf({ session })).kind).toBe('person');
      clock += 12 * hour + 1;
      expect((await actorOf({ session })).kind).toBe('nobody');
    });

    it('SEC-13 knows a token until it ends, and takes it for no session', async () => {
      const { account, session } = await somebody();
      const secret = `ps_${randomUUID()}`;
      const id = randomUUID();
      const expiresAt = new Date(clock + hour).toISOString();
      const draft = { id, account, name: 'a program', hash: hashSecret(secret), expiresAt };
      await access.write('people', (tables) => addToken(tables, draft, access.now()));
      const { actorOf } = finder(true);
      expect(await actorOf({ bearer: secret })).toMatchObject({ account, by: { token: id } });
      expect((await actorOf({ session: secret })).kind).toBe('nobody');
      expect((await actorOf({ bearer: session })).kind).toBe('nobody');
      expect((await actorOf({ bearer: hashSecret(secret) })).kind).toBe('nobody');
      clock += hour;
      expect((await actorOf({ bearer: secret })).kind).toBe('nobody');
      clock -= hour;
      await access.write('people', (tables) => endToken(tables, { account, id, now: access.now() }));
      expect((await actorOf({ bearer: secret })).kind).toBe('nobody');
    });

    it('SEC-13 RO-30 knows an access token in the tenant of its application, until either ends', async () => {
      const { account } = await somebody();
      const [secret, refresh] = [`psa_${randomUUID()}`, `psr_${randomUUID()}`];
      const soon = new Date(clock + hour).toISOString();
      const application = { id: randomUUID(), tenant: 'ours', name: 'a program', madeBy: account, hash: 'x' };
      await access.write('people', async (tables) => {
        for (const tenant of ['ours', 'theirs']) {
          await join(tables, { tenant, account }, access.now());
          await putGrant(tables, { tenant, account }, { grant: { role: 'ERV' }, by: account, now: access.now() });
        }
        await addApplication(tables, { ...application, expiresAt: soon }, access.now());
        const shared = { family: 'f', application: application.id, account };
        const late = new Date(clock + 2 * hour).toISOString();
        const pair = [
          { ...shared, id: randomUUID(), kind: 'access', hash: hashSecret(secret), expiresAt: late },
          { ...shared, id: randomUUID(), kind: 'refresh', hash: hashSecret(refresh), expiresAt: late },
        ] as const;
        await addAccessTokens(tables, pair, access.now());
      });
      const { actorOf, metAs } = finder(true);
      const found = await actorOf({ bearer: secret });
      expect(found).toMatchObject({ account, operator: false, by: { application: application.id } });
      expect(found.kind === 'person' && [...found.grants.keys()]).toEqual(['ours']);
      expect(metAs({ bearer: secret })).toBeTypeOf('string');
      expect((await actorOf({ bearer: refresh })).kind).toBe('nobody');
      expect((await actorOf({ session: secret })).kind).toBe('nobody');
      clock += hour;
      expect((await actorOf({ bearer: secret })).kind).toBe('nobody');
      clock -= hour;
      expect((await actorOf({ bearer: secret })).kind).toBe('person');
      await access.write('people', (tables) => leave(tables, { tenant: 'ours', account }));
      expect((await actorOf({ bearer: secret })).kind).toBe('nobody');
      await access.write('people', (tables) => join(tables, { tenant: 'ours', account }, access.now()));
      expect((await actorOf({ bearer: secret })).kind).toBe('person');
      const ending = { tenant: 'ours', id: application.id, now: access.now() };
      await access.write('people', (tables) => endApplication(tables, ending));
      expect((await actorOf({ bearer: secret })).kind).toBe('nobody');
    });

    it('SEC-5 RO-33 runs stored reports as the person as they are now', async () => {
      const { account } = await somebody();
      const { actorOfAccount } = finder(true);
      const now = () => actorOfAccount(account);
      await access.write('people', async (tables) => {
        await join(tables, { tenant: 'ours', account }, access.now());
        await putGrant(tables, { tenant: 'ours', account }, { grant: { role: 'ERV' }, by: account, now: access.now() });
      });
      expect(await now()).toMatchObject({ kind: 'person', account, by: { token: 'report' } });
      const roles = async () => rolesOf(await now(), 'ours');
      expect(await roles()).toEqual(['ERV']);
      await access.write('people', (tables) => takeGrant(tables, { tenant: 'ours', account }, 'ERV'));
      expect(await roles()).toEqual([]);
      await access.write('people', (tables) => shutOut(tables, { tenant: 'ours', account }, access.now()));
      expect((await now()).kind).toBe('nobody');
      await access.write('people', (tables) => letIn(tables, { tenant: 'ours', account }));
      expect((await now()).kind).toBe('person');
      await access.write('people', (tables) => deleteAccount(tables, account, access.now()));
      expect((await now()).kind).toBe('nobody');
      expect((await actorOfAccount('nobody-ever')).kind).toBe('nobody');
      expect((await actorOfAccount('house')).kind).toBe('nobody');
    });

    it('takes the key of the data folder for the house, and no other', async () => {
      const { actorOf } = finder(true);
      expect((await actorOf({ bearer: 'key' })).kind).toBe('house');
      expect((await actorOf({ bearer: 'kez' })).kind).toBe('nobody');
      expect((await actorOf({ session: 'key' })).kind).toBe('nobody');
      expect((await actorOf({})).kind).toBe('nobody');
    });
  });
}
