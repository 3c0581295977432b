import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RecordEngine, recordEngines } from '../../test/record-engines.ts';
import { addAccessTokens, endAccessTokens, refreshToken, spendRefreshToken } from './access-tokens.ts';
import { addAccount, setPassword } from './accounts.ts';
import { addApplication, applicationsOf, endApplication, goodApplication, touchApplication } from './applications.ts';
import { deleteAccount } from './departures.ts';
import type { HouseTables } from './house-access.ts';
import type { RecordsPlace } from './place.ts';
import { createRecords, type Records } from './records.ts';
import { addSession } from './sessions.ts';
import { addToken } from './tokens.ts';

const begin = Date.parse('2024-07-01T10:00:00.000Z');
const day = 86_400_000;
const at = (ms: number) => new Date(begin + ms).toISOString();

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`applications and their tokens on ${name}`, () => {
    let engine: RecordEngine;
    let place: RecordsPlace;
    let records: Records;
    let account = '';
    const newRecords = (ms: number) => createRecords({ place, now: () => at(ms), newId: randomUUID });
    const write = <T>(work: (tables: HouseTables) => Promise<T>) => records.house.write('people', work);
    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
    }, 60_000);
    beforeEach(async () => {
      await records?.close();
      place = await engine.newPlace();
      records = newRecords(0);
      account = await write((tables) => newAccount(tables));
    });
    afterAll(async () => {
      await records?.close();
      await engine?.[Symbol.asyncDispose]();
    });

    async function newAccount(tables: HouseTables): Promise<string> {
      const id = randomUUID();
      const plain = { name: 'Anna', email: `${id}@example.com`, password: 'x', mustChangePassword: false };
      await addAccount(tables, { id, ...plain, operator: false }, at(0));
      return id;
    }
    const draft = (tenant: string, more: object = {}) => ({
      id: randomUUID(),
      tenant,
      name: 'Nightly',
      madeBy: account,
      hash: 'hash of the secret',
      expiresAt: at(day),
      ...more,
    });
    const token = (application: string, more: object = {}) => ({
      id: randomUUID(),
      kind: 'access' as const,
      hash: randomUUID(),
      family: 'family',
      application,
      account,
      expiresAt: at(day),
      ...more,
    });
    const hashes = () =>
      write(async (tables) => {
        const rows = await tables.selectFrom('access_tokens').select(['hash', 'ended_at']).orderBy('hash').execute();
        return rows.map(({ hash, ended_at: ended }) => (ended === null ? hash : `${hash} ended`));
      });

    it('RO-30 lists those of a tenant with who made them, ended ones apart', async () => {
      const [one, other] = [draft('a'), draft('b', { madeBy: 'house' })];
      const listed = await write(async (tables) => {
        const added = await addApplication(tables, one, at(0));
        await addApplication(tables, other, at(1));
        expect(added).toEqual({ ...pick(one), madeByName: 'Anna', madeAt: at(0), usedAt: null });
        await touchApplication(tables, one.id, at(5));
        return [
          await applicationsOf(tables, 'a'),
          await applicationsOf(tables, 'b'),
          await applicationsOf(tables, 'c'),
        ];
      });
      expect(listed).toEqual([
        [{ ...pick(one), madeByName: 'Anna', madeAt: at(0), usedAt: at(5) }],
        [{ ...pick(other), madeByName: null, madeAt: at(1), usedAt: null }],
        [],
      ]);
      expect(JSON.stringify(listed)).not.toContain(one.hash);
    });
    const pick = ({ hash: _hash, ...rest }: ReturnType<typeof draft>) => rest;

    it('SEC-13 knows one with its hash until it ends or its time is over', async () => {
      const one = draft('a');
      await write((tables) => addApplication(tables, one, at(0)));
      const good = (ms: number) => write((tables) => goodApplication(tables, { id: one.id, now: at(ms) }));
      expect(await good(day - 1)).toMatchObject({ id: one.id, hash: 'hash of the secret' });
      expect(await good(day)).toBeUndefined();
      const end = (tenant: string) => write((tables) => endApplication(tables, { tenant, id: one.id, now: at(1) }));
      expect(await end('b')).toBeUndefined();
      expect(await good(2)).toBeDefined();
      expect(await end('a')).toBe('Nightly');
      expect(await end('a')).toBeUndefined();
      expect(await good(2)).toBeUndefined();
    });

    it('SEC-13 ends the tokens of an application, a family or an account, and no others', async () => {
      const [one, other] = [draft('a'), draft('a')];
      const bram = await write((tables) => newAccount(tables));
      const all = [
        token(one.id, { hash: '1', family: 'x' }),
        token(one.id, { hash: '2', family: 'x', kind: 'refresh' }),
        token(one.id, { hash: '3', family: 'y', account: bram }),
        token(other.id, { hash: '4', family: 'z' }),
      ];
      await write(async (tables) => {
        for (const each of [one, other]) await addApplication(tables, each, at(0));
        await addAccessTokens(tables, all, at(0));
      });
      expect(await write((tables) => endAccessTokens(tables, { family: 'x' }, at(1)))).toBe(2);
      expect(await hashes()).toEqual(['1 ended', '2 ended', '3', '4']);
      expect(await write((tables) => endAccessTokens(tables, { account }, at(1)))).toBe(1);
      expect(await hashes()).toEqual(['1 ended', '2 ended', '3', '4 ended']);
      await write((tables) => endApplication(tables, { tenant: 'a', id: one.id, now: at(1) }));
      expect(await hashes()).toEqual(['1 ended', '2 ended', '3 ended', '4 ended']);
    });

    it('SEC-12 another password and the end of an account take their tokens along', async () => {
      const one = draft('a');
      const bram = await write((tables) => newAccount(tables));
      await write(async (tables) => {
        await addApplication(tables, one, at(0));
        await addAccessTokens(
          tables,
          [token(one.id, { hash: '1' }), token(one.id, { hash: '2', account: bram })],
          at(0),
        );
        await setPassword(tables, { id: account, password: 'y', mustChange: false });
      });
      expect(await hashes()).toEqual(['2']);
      await write((tables) => deleteAccount(tables, bram, at(1)));
      expect(await hashes()).toEqual([]);
    });

    it('SEC-13 of two who use a refresh token at once one sees it spent', async () => {
      const one = draft('a');
      await write(async (tables) => {
        await addApplication(tables, one, at(0));
        await addAccessTokens(
          tables,
          [token(one.id, { hash: 'r', kind: 'refresh' }), token(one.id, { hash: 'a' })],
          at(0),
        );
      });
      const another = place.kind === 'server' ? newRecords(0) : records;
      try {
        const use = (each: Records, family: string) =>
          // Turns of different families: only the row itself keeps them apart.
          each.house.write(family, async (tables) => {
            const found = await refreshToken(tables, 'r');
            if (found?.ended === false) await spendRefreshToken(tables, 'r', at(1));
            return found?.ended;
          });
        const seen = await Promise.all([use(records, 'x'), use(another, 'y'), use(records, 'z'), use(another, 'w')]);
        expect(seen.sort()).toEqual([false, true, true, true]);
        expect(await write((tables) => refreshToken(tables, 'a'))).toBeUndefined();
        expect(await write((tables) => refreshToken(tables, 'r'))).toMatchObject({ ended: true, expiresAt: at(day) });
      } finally {
        if (another !== records) await another.close();
      }
    });

    it('refuses a token of an application or an account that is not there', async () => {
      const one = draft('a');
      await write((tables) => addApplication(tables, one, at(0)));
      const add = (more: object) => write((tables) => addAccessTokens(tables, [token(one.id, more)], at(0)));
      await expect(add({ application: 'nobody' })).rejects.toThrow(/foreign key/);
      await expect(add({ account: 'nobody' })).rejects.toThrow(/foreign key/);
      await add({ hash: 'same' });
      await expect(add({ hash: 'same' })).rejects.toThrow(/unique|duplicate/);
    });

    it('forgets when it starts what is long over, and keeps when somebody was last seen', async () => {
      const one = draft('a');
      const session = (id: string, ms: number) => ({
        id,
        hash: id,
        account,
        agent: '',
        address: '',
        way: 'password',
        expiresAt: at(ms),
      });
      await write(async (tables) => {
        await addApplication(tables, one, at(0));
        const over = token(one.id, { hash: 'over', expiresAt: at(day) });
        const spent = token(one.id, { hash: 'spent', kind: 'refresh', expiresAt: at(90 * day) });
        await addAccessTokens(tables, [over, spent, token(one.id, { hash: 'good', expiresAt: at(90 * day) })], at(0));
        await spendRefreshToken(tables, 'spent', at(1));
        await addSession(tables, session('oldest', day), at(0));
        await addSession(tables, session('newest', day), at(5));
        await addSession(tables, { ...session('lasting', 90 * day) }, at(1));
        for (const [id, ms] of [
          ['old', day],
          ['recent', 20 * day],
          ['running', 90 * day],
        ] as const) {
          await addToken(tables, { id, hash: id, account, name: id, expiresAt: at(ms) }, at(0));
        }
      });
      await records.close();
      records = newRecords(40 * day);
      await records.check();
      // Spent ones are known again when they are shown a second time.
      expect(await hashes()).toEqual(['good', 'spent ended']);
      const left = await write(async (tables) => ({
        sessions: (await tables.selectFrom('sessions').select('id').orderBy('id').execute()).map(({ id }) => id),
        tokens: (await tables.selectFrom('tokens').select('id').orderBy('id').execute()).map(({ id }) => id),
      }));
      expect(left).toEqual({ sessions: ['lasting', 'newest'], tokens: ['recent', 'running'] });
    });
  });
}
