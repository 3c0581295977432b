import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptAuditEntry } from '#state/audit.ts';
import { auditOf } from '#state/audit.ts';
import { type AdministeredHouse, administeredHouse, from, house } from '../../../test/administered-house.ts';
import { type RecordEngine, recordEngines } from '../../../test/record-engines.ts';
import { isPassword } from './passwords.ts';
import type { PeopleDesk } from './people-desk.ts';

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`people of a tenant on ${name}`, () => {
    let engine: RecordEngine;
    let room: AdministeredHouse;
    let desk: PeopleDesk;

    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
      room = administeredHouse(await engine.newPlace());
      desk = room.administration.people;
    }, 60_000);
    afterAll(async () => {
      await room?.close();
      await engine?.[Symbol.asyncDispose]();
    });

    const doer = async (account: string) => from(await room.as(account));
    const list = async (tenant: string, search?: string) =>
      (await desk.list(house, { tenant, limit: 100, offset: 0, ...(search !== undefined && { search }) })).people;
    const log = (tenant: string): Promise<readonly KeptAuditEntry[]> =>
      auditOf(room.records.house).list({ tenant, limit: 1000 });
    const draft = (email: string, way: 'password' | 'link' = 'password') => ({
      name: 'Ada Lovelace',
      email,
      roles: [{ role: 'DU' }],
      way,
    });
    const account = (email: string) =>
      room.records.house.read(undefined, (tables) =>
        tables.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst(),
      );

    it('RO-19 makes a person with a temporary password or a link, told once and kept as hashes', async () => {
      const tenant = room.newTenant();
      const admin = await room.make(tenant, { role: 'UMA' });
      const made = await desk.add(await doer(admin), tenant, draft('ada@example.com'));
      expect(made).toMatchObject({ link: null, unknownLocations: [], person: { name: 'Ada Lovelace', you: false } });
      const kept = await account('ada@example.com');
      expect(kept?.must_change_password).toBe(true);
      expect(await isPassword(made.temporaryPassword ?? '', kept?.password ?? '')).toBe(true);
      const linked = await desk.add(await doer(admin), tenant, draft('bob@example.com', 'link'));
      expect(linked.temporaryPassword).toBeNull();
      expect(linked.link).toMatch(/^\/invitation\?link=[\w-]{40,}$/);
      const secrets = [made.temporaryPassword ?? '', linked.link?.split('=')[1] ?? ''];
      const written = JSON.stringify([await log(tenant), kept, await list(tenant)]);
      for (const secret of secrets) expect(written).not.toContain(secret);
      await expect(desk.add(await doer(admin), tenant, draft('ADA@example.com'))).rejects.toMatchObject({
        code: 'conflict',
        parameter: 'email',
      });
    });

    it('RO-19 makes somebody who has an account elsewhere a member with it, and touches nothing else of theirs', async () => {
      const [one, other] = [room.newTenant(), room.newTenant()];
      const first = await desk.add(from(house), one, draft('carla@example.com'));
      const before = await account('carla@example.com');
      const admin = await room.make(other, { role: 'UMA' });
      const roles = [{ role: 'HD' }];
      const second = await desk.add(await doer(admin), other, { ...draft('Carla@Example.com'), name: 'Karla', roles });
      expect(second).toMatchObject({ temporaryPassword: null, link: null });
      expect(second.person).toMatchObject({ account: first.person.account, name: 'Ada Lovelace' });
      expect(await account('carla@example.com')).toEqual(before);
      expect(await room.held(one, first.person.account)).toEqual(['DU']);
      expect(await room.held(other, first.person.account)).toEqual(['HD']);
    });

    it('RO-10 RO-11 an account admin gives viewers locations; those without data are named', async () => {
      const tenant = room.newTenant();
      const [admin, reader] = [await room.make(tenant, { role: 'AA' }), await room.make(tenant, { role: 'DU' })];
      const wanted = [{ role: 'DU' }, { role: 'report viewer', locations: ['4571013', ' 999 ', '999'] }];
      const changed = await desk.setGrants(await doer(admin), { tenant, account: reader }, wanted);
      expect(changed.unknownLocations).toEqual(['999']);
      expect(changed.grants).toContainEqual({ role: 'RV', locations: ['4571013', '999'], origin: 'person' });
      const none = desk.setGrants(await doer(admin), { tenant, account: reader }, [
        { role: 'DU' },
        { role: 'RV', locations: [] },
      ]);
      await expect(none).rejects.toMatchObject({ code: 'bad-parameter', parameter: 'grants' });
      const twice = [{ role: 'RV' }, { role: 'RV', locations: ['1'] }];
      await expect(desk.setGrants(await doer(admin), { tenant, account: reader }, twice)).rejects.toThrow(
        /RV stands twice/,
      );
      expect(await room.held(tenant, reader)).toEqual(['DU', 'RV 4571013 999']);
    });

    it('RO-15 shows what the rule gives a partner admin, and leaves it alone once it was changed', async () => {
      const tenant = room.newTenant();
      const admin = await room.make(tenant, { role: 'GA' });
      const partner = await room.make(tenant, { role: 'MPA' });
      const at = { tenant, account: partner };
      const grantsOf = async () => (await list(tenant)).find((person) => person.account === partner)?.grants;
      expect(await grantsOf()).toContainEqual({ role: 'ERV', locations: null, origin: 'auto' });
      const lowered = await desk.setGrants(await doer(admin), at, [{ role: 'MPA' }, { role: 'RV', locations: ['1'] }]);
      expect(lowered.grants.map(({ role }) => role)).toEqual(['MPA', 'RV']);
      await desk.setGrants(await doer(admin), at, [{ role: 'MPA' }]);
      expect(await room.held(tenant, partner)).toEqual(['MPA']);
      await desk.setGrants(await doer(admin), at, [{ role: 'DU' }]);
      await desk.setGrants(await doer(admin), at, [{ role: 'MPA' }]);
      expect(await room.held(tenant, partner)).toEqual(['MPA']);
    });

    it('RO-16 RO-17 names the roles that a giver may not give, and changes nothing', async () => {
      const tenant = room.newTenant();
      const [uma, person] = [await room.make(tenant, { role: 'UMA' }), await room.make(tenant, { role: 'DU' })];
      const wanted = [{ role: 'SAL' }, { role: 'ERV' }, { role: 'GA' }];
      const refused = desk.setGrants(await doer(uma), { tenant, account: person }, wanted);
      await expect(refused).rejects.toMatchObject({ code: 'forbidden', parameter: 'grants' });
      await expect(refused).rejects.toThrow(/Executive report viewer \(ERV\).*Global admin \(GA\)/);
      expect(await room.held(tenant, person)).toEqual(['DU']);
      const aa = await room.make(tenant, { role: 'AA' });
      await expect(desk.add(await doer(aa), tenant, draft('dora@example.com'))).rejects.toMatchObject({
        code: 'forbidden',
      });
    });

    it('keeps the last global admin from everybody, themselves and the operator included', async () => {
      const tenant = room.newTenant();
      const last = await room.make(tenant, { role: 'GA' });
      const at = { tenant, account: last };
      for (const who of [await doer(last), from(house)]) {
        await expect(desk.setGrants(who, at, [{ role: 'ERV' }])).rejects.toMatchObject({ code: 'conflict' });
        await expect(desk.disable(who, at)).rejects.toMatchObject({ code: 'conflict' });
        await expect(desk.remove(who, at)).rejects.toMatchObject({ code: 'conflict' });
      }
      const second = await room.make(tenant, { role: 'GA' });
      await desk.disable(from(house), { tenant, account: second });
      await expect(desk.remove(await doer(last), at)).rejects.toMatchObject({ code: 'conflict' });
      await desk.enable(from(house), { tenant, account: second });
      await desk.remove(await doer(last), at);
      expect((await list(tenant)).map((person) => person.account)).toEqual([second]);
    });

    it('keeps one global admin when several take the role from each other at once', async () => {
      const tenant = room.newTenant();
      const admins = await Promise.all([1, 2, 3].map(() => room.make(tenant, { role: 'GA' })));
      const doers = await Promise.all(admins.map(doer));
      const deeds = admins.map((each, index) => {
        const who = doers[(index + 1) % 3] ?? from(house);
        const at = { tenant, account: each };
        return index === 0 ? desk.setGrants(who, at, []) : index === 1 ? desk.remove(who, at) : desk.disable(who, at);
      });
      const outcomes = await Promise.allSettled(deeds);
      expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
      const left = (await list(tenant)).filter(
        ({ grants, disabledAt }) => disabledAt === null && grants.some(({ role }) => role === 'GA'),
      );
      expect(left.length).toBeGreaterThan(0);
    });

    it('lets one of two global admins go when both leave at once, each by their own doing', async () => {
      const tenant = room.newTenant();
      const admins = await Promise.all([1, 2].map(() => room.make(tenant, { role: 'GA' })));
      const doers = await Promise.all(admins.map(doer));
      const leaving = admins.map((each, index) => desk.remove(doers[index] ?? from(house), { tenant, account: each }));
      const outcomes = (await Promise.allSettled(leaving)).map(({ status }) => status);
      expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
      expect(await list(tenant)).toHaveLength(1);
    });

    it('looks at the rights as they are when the change is made, not when it was asked for', async () => {
      const tenant = room.newTenant();
      const [admin, other] = [await room.make(tenant, { role: 'GA' }), await room.make(tenant, { role: 'GA' })];
      const person = await room.make(tenant, { role: 'DU' });
      const stale = await doer(other);
      await desk.setGrants(await doer(admin), { tenant, account: other }, [{ role: 'RV' }]);
      const late = desk.setGrants(stale, { tenant, account: person }, [{ role: 'ERV' }]);
      await expect(late).rejects.toMatchObject({ code: 'forbidden' });
      await desk.disable(await doer(admin), { tenant, account: other });
      await expect(desk.signOut(stale, { tenant, account: person })).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('RO-17 keeps a user management admin out of the accounts of those above', async () => {
      const tenant = room.newTenant();
      const [uma, admin] = [await room.make(tenant, { role: 'UMA' }), await room.make(tenant, { role: 'GA' })];
      await room.make(tenant, { role: 'GA' });
      const at = { tenant, account: admin };
      for (const deed of [desk.resetPassword, desk.disable, desk.enable, desk.signOut]) {
        await expect(deed(await doer(uma), at)).rejects.toMatchObject({ code: 'forbidden' });
      }
      const clerk = await room.make(tenant, { role: 'HD' });
      const password = await desk.resetPassword(await doer(uma), { tenant, account: clerk });
      expect(password).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
      await expect(desk.resetPassword(await doer(admin), at)).rejects.toMatchObject({ code: 'conflict' });
      await expect(desk.remove(await doer(uma), { tenant, account: clerk })).rejects.toMatchObject({
        code: 'forbidden',
      });
    });

    it('SEC-3 SEC-5 gives an admin nothing of another tenant, not even that it is there', async () => {
      const [one, other] = [room.newTenant(), room.newTenant()];
      const [admin, stranger] = [await room.make(one, { role: 'GA' }), await room.make(other, { role: 'ERV' })];
      const shared = await desk.add(from(house), other, draft('both@example.com'));
      await desk.setGrants(from(house), { tenant: other, account: shared.person.account }, [{ role: 'SAL' }]);
      await desk.add(from(house), one, { ...draft('both@example.com'), roles: [{ role: 'HD' }] });
      const seen = JSON.stringify(await desk.list(await room.as(admin), { tenant: one, limit: 100, offset: 0 }));
      expect(seen).toContain('both@example.com');
      for (const word of [other, stranger, 'SAL']) expect(seen).not.toContain(word);
      const nowhere = { code: 'not-found' };
      await expect(desk.list(await room.as(admin), { tenant: other, limit: 1, offset: 0 })).rejects.toMatchObject(
        nowhere,
      );
      for (const tenant of [one, other]) {
        const at = { tenant, account: stranger };
        for (const deed of [desk.disable, desk.enable, desk.resetPassword, desk.signOut, desk.remove]) {
          await expect(deed(await doer(admin), at)).rejects.toMatchObject(nowhere);
        }
        await expect(desk.setGrants(await doer(admin), at, [{ role: 'DU' }])).rejects.toMatchObject(nowhere);
      }
      await expect(desk.admins(await room.as(admin), other)).rejects.toMatchObject(nowhere);
      expect(await room.held(other, stranger)).toEqual(['ERV']);
    });

    it('SEC-3 shuts somebody out of one tenant alone, and lets no admin of one reach the account of both', async () => {
      const [one, other] = [room.newTenant(), room.newTenant()];
      const admin = await room.make(one, { role: 'GA' });
      const { person } = await desk.add(from(house), one, draft('eve@example.com'));
      await desk.add(from(house), other, { ...draft('eve@example.com'), roles: [{ role: 'ERV' }] });
      const at = { tenant: one, account: person.account };
      await expect(desk.resetPassword(await doer(admin), at)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(desk.signOut(await doer(admin), at)).rejects.toMatchObject({ code: 'forbidden' });
      expect((await desk.disable(await doer(admin), at)).disabledAt).not.toBeNull();
      expect(await room.held(one, person.account)).toEqual([]);
      expect(await room.held(other, person.account)).toEqual(['ERV']);
      expect((await list(other))[0]?.disabledAt).toBeNull();
      await desk.remove(await doer(admin), at);
      expect((await account('eve@example.com'))?.deleted_at).toBeNull();
      await desk.remove(from(house), { tenant: other, account: person.account });
      expect((await account('eve@example.com'))?.deleted_at).not.toBeNull();
      expect((await desk.add(from(house), one, draft('eve@example.com'))).temporaryPassword).not.toBeNull();
    });

    it('opens an account again that the operator closed only for the operator', async () => {
      const tenant = room.newTenant();
      const admin = await room.make(tenant, { role: 'GA' });
      const person = await room.make(tenant, { role: 'DU' });
      await room.records.house.write('people', (tables) =>
        tables.updateTable('accounts').set({ disabled_at: new Date() }).where('id', '=', person).execute(),
      );
      const at = { tenant, account: person };
      await expect(desk.enable(await doer(admin), at)).rejects.toMatchObject({ code: 'conflict' });
      expect((await desk.enable(from(house), at)).disabledAt).toBeNull();
    });

    it('ASC-9 ASC-18 drops the learning links of who is deleted, and frees their profile', async () => {
      const [one, other] = [room.newTenant(), room.newTenant()];
      const person = await room.make(one, { role: 'DU' });
      const link = { source: 'microsoft-learning', profile: `mcid-${person}`, person, linked_on: '2024-06-01' };
      const empty = { address: null, ended_on: null, end: null };
      await room.records.house.write('people', (tables) =>
        tables
          .insertInto('learning_links')
          .values([
            { ...link, ...empty, id: `${person}-1`, tenant: one },
            { ...link, ...empty, id: `${person}-2`, tenant: other, source: 'partner-university' },
          ])
          .execute(),
      );
      await desk.remove(from(house), { tenant: one, account: person });
      const links = await room.records.house.read([], (tables) =>
        tables
          .selectFrom('learning_links')
          .select(['tenant', 'ended_on', 'end'])
          .where('person', '=', person)
          .orderBy('id')
          .execute(),
      );
      expect(links).toEqual([
        { tenant: one, ended_on: '2024-07-01', end: 'person-deleted' },
        { tenant: other, ended_on: null, end: null },
      ]);
      expect((await log(one)).map(({ action }) => action).slice(0, 2)).toEqual(['learning.unlinked', 'person.deleted']);
    });

    it('RO-18 CO-14 tells everybody of a tenant whom to ask for which role', async () => {
      const tenant = room.newTenant();
      await room.make(tenant, { role: 'AA' }, { role: 'HD' });
      const shut = await room.make(tenant, { role: 'GA' });
      await room.make(tenant, { role: 'GA' });
      await desk.disable(from(house), { tenant, account: shut });
      const nobodyInParticular = await room.make(tenant, { role: 'DU' });
      await desk.setGrants(from(house), { tenant, account: nobodyInParticular }, []);
      const { admins } = await desk.admins(await room.as(nobodyInParticular), tenant);
      expect(admins.map(({ roles }) => roles)).toEqual([['AA'], ['GA']]);
      expect(admins[0]?.gives.toSorted()).toEqual(['AA', 'ERV', 'MPA', 'RV']);
    });

    it('finds people by part of a name or an address, page by page', async () => {
      const tenant = room.newTenant();
      for (const [name, email] of [
        ['Zoë', 'z_1@example.com'],
        ['anna', 'a@example.com'],
        ['Bert 100%', 'b@example.net'],
      ] as const) {
        await desk.add(from(house), tenant, { ...draft(email, 'link'), name });
      }
      const names = async (search: string) => (await list(tenant, search)).map((person) => person.name);
      expect(await names('')).toEqual(['anna', 'Bert 100%', 'Zoë']);
      expect(await names('EXAMPLE.COM')).toEqual(['anna', 'Zoë']);
      expect(await names('%')).toEqual(['Bert 100%']);
      expect(await names('_')).toEqual(['Zoë']);
      const page = await desk.list(house, { tenant, limit: 1, offset: 1 });
      expect([page.rowCount, page.people.map((person) => person.name)]).toEqual([3, ['Bert 100%']]);
    });

    it('SEC-18 notes every change with who made it and from where, in the same transaction', async () => {
      const tenant = room.newTenant();
      const admin = await room.make(tenant, { role: 'GA' });
      const person = await room.make(tenant, { role: 'DU' });
      const at = { tenant, account: person };
      const before = (await log(tenant)).length;
      await desk.setGrants(await doer(admin), at, [{ role: 'RV', locations: ['1'] }]);
      await desk.disable(await doer(admin), at);
      await desk.enable(await doer(admin), at);
      await desk.resetPassword(await doer(admin), at);
      await desk.signOut(await doer(admin), at);
      await desk.remove(await doer(admin), at);
      const entries = (await log(tenant)).slice(0, -before).reverse();
      expect(entries.map(({ action }) => action)).toEqual([
        'grant.taken',
        'grant.given',
        'person.disabled',
        'person.enabled',
        'password.reset',
        'person.signed-out',
        'person.deleted',
      ]);
      for (const entry of entries) {
        expect(entry).toMatchObject({ tenant, actor: admin, object: person, address: '192.0.2.7' });
      }
      expect(entries[1]?.detail).toEqual({ role: 'RV', locations: ['1'] });
    });
  });
}
