import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedReturn } from '#app/people/provider-visit.ts';
import { hashSecret } from '#app/people/secret.ts';
import { accountByEmail, setDisabled, setPassword } from '#state/accounts.ts';
import { actorsOf } from '#state/actors.ts';
import { coming, origin, type ProviderRoom, providerRoom } from './provider-room.ts';
import { type RecordEngine, recordEngines } from './record-engines.ts';

const trusted = { kind: 'sign-in', emailDomains: ['contoso.example'] };
const mapped = {
  ...trusted,
  createAccounts: true,
  roles: [
    { value: 'admins', tenant: 'one', role: 'GA', globalAdmin: true },
    { value: 'viewers', tenant: 'one', role: 'RV', locations: ['100'] },
    { value: 'more-viewers', tenant: 'one', role: 'RV', locations: ['200'] },
    { value: 'sales', tenant: 'two', role: 'SAL' },
  ],
};
const known = (name: string, more: object = {}) => ({
  name,
  email: `${name}@contoso.example`,
  email_verified: true,
  ...more,
});

describe.each(recordEngines())('sign-in by a provider, records in $name', ({ start }) => {
  let engine: RecordEngine;
  beforeAll(async () => {
    if (start !== undefined) engine = await start();
  });
  afterAll(() => engine?.[Symbol.asyncDispose]());

  const inRoom = async (entry: object, work: (room: ProviderRoom) => Promise<void>) => {
    await using room = await providerRoom(await engine.newPlace(), { work: entry });
    await work(room);
  };
  const test = it.skipIf(start === undefined);

  test('SEC-12 lets in whom it proves, by code and PKCE, state and nonce, and goes on where they wanted to go', () =>
    inRoom(trusted, async (room) => {
      const ann = await room.addPerson({ name: 'ann' });
      room.idp.people.set('s1', known('Ann', { email: 'ANN@contoso.example' }));
      const done = await room.signIn('s1');
      expect(done).toMatchObject({ kind: 'signed-in', returnTo: '/reports/customers' });
      const asked = room.idp.asked();
      expect(asked.get('response_type')).toBe('code');
      expect(asked.get('code_challenge_method')).toBe('S256');
      expect(asked.get('redirect_uri')).toBe(`${origin}/api/v1/sign-in/work/return`);
      for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name), name).toMatch(/^[\w-]{43}$/);
      const secret = done.kind === 'signed-in' ? done.secret : '';
      expect(await actorsOf(room.records.house).bySession(hashSecret(secret))).toMatchObject({ account: ann.account });
      const [noted] = (await room.audit()).filter(({ action }) => action === 'session.started');
      expect(noted).toMatchObject({ actor: ann.account, detail: { way: 'work' }, address: '192.0.2.7' });
    }));

  test('SEC-12 refuses a wrong state, another browser, the same way back twice, and one that is late', () =>
    inRoom(trusted, async (room) => {
      await room.addPerson({ name: 'ann' });
      room.idp.people.set('s1', known('ann'));
      const expired = { kind: 'refused', reason: 'expired' };
      expect(await room.signIn('s1', { back: (address) => address.searchParams.set('state', 'x'.repeat(43)) })).toEqual(
        expired,
      );
      expect(await room.signIn('s1', { back: (address) => address.searchParams.delete('state') })).toEqual(expired);
      expect(await room.signIn('s1', { browser: 'b'.repeat(43) })).toEqual(expired);
      let used = new URL(origin);
      const { signIn, arrive } = room.provided.providers;
      const gone = await signIn.start('work', undefined, coming);
      if ('refused' in gone) throw new Error(gone.refused);
      used = await room.idp.signIn(gone.location, 's1');
      const back = { provider: 'work', origin, browser: gone.browser, answer: used.searchParams };
      expect(await signIn.finish(await arrive(back), coming)).toMatchObject({ kind: 'signed-in' });
      expect(await signIn.finish(await arrive(back), coming)).toEqual(expired);
      expect(await room.signIn('s1', { back: () => room.setNow('2024-03-01T12:10:00Z') })).toEqual(expired);
    }));

  test('SEC-12 refuses a foreign nonce, a code of another visit, and a foreign issuer', () =>
    inRoom(trusted, async (room) => {
      await room.addPerson({ name: 'ann' });
      room.idp.people.set('s1', known('ann'));
      const unproved = { kind: 'refused', reason: 'not-proved' };
      expect(
        await room.signIn('s1', { there: (location) => location.searchParams.set('nonce', 'n'.repeat(43)) }),
      ).toMatchObject(unproved);
      let other = '';
      await room.signIn('s1', {
        back: (address) => {
          other = address.searchParams.get('code') ?? '';
          address.searchParams.set('code', 'unused');
        },
      });
      expect(await room.signIn('s1', { back: (address) => address.searchParams.set('code', other) })).toMatchObject(
        unproved,
      );
      expect(
        await room.signIn('s1', { back: (address) => address.searchParams.set('iss', 'https://evil.example') }),
      ).toMatchObject(unproved);
      expect(await room.signIn('s1')).toMatchObject({ kind: 'signed-in' });
      const entries = (await room.audit()).filter(({ action }) => action === 'session.refused');
      expect(entries.map(({ detail }) => detail.reason)).toEqual(Array(4).fill('not-proved'));
      expect(JSON.stringify(entries)).not.toContain(other);
    }));

  test('SEC-12 refuses tokens signed with a key that is not published', () =>
    inRoom(trusted, async (room) => {
      await room.addPerson({ name: 'ann' });
      room.idp.people.set('s1', known('ann'));
      room.idp.hideKey();
      expect(await room.signIn('s1')).toMatchObject({ kind: 'refused', reason: 'not-proved' });
    }));

  test('SEC-12 allows clocks that differ by less than a minute', () =>
    inRoom(trusted, async (room) => {
      await room.addPerson({ name: 'ann' });
      room.idp.people.set('s1', known('ann'));
      // Its tokens last half a minute.
      room.idp.setClock(-80);
      expect(await room.signIn('s1')).toMatchObject({ kind: 'signed-in' });
      room.idp.setClock(-100);
      expect(await room.signIn('s1')).toMatchObject({ kind: 'refused', reason: 'not-proved' });
    }));

  test('SEC-12 says when the provider is down, before and while people are there, and works when it is back', () =>
    inRoom(trusted, async (room) => {
      await room.addPerson({ name: 'ann' });
      room.idp.people.set('s1', known('ann'));
      const down = { kind: 'refused', reason: 'provider-down' };
      const { signIn, arrive } = room.provided.providers;
      const gone = await signIn.start('work', undefined, coming);
      if ('refused' in gone) throw new Error(gone.refused);
      const back = await room.idp.signIn(gone.location, 's1');
      await room.idp.close();
      const visitor = await arrive({ provider: 'work', origin, browser: gone.browser, answer: back.searchParams });
      expect(await signIn.finish(visitor, coming)).toMatchObject(down);
      // What is known of it is asked for again after a day.
      room.setNow('2024-03-03T12:00:00Z');
      expect(await signIn.start('work', undefined, coming)).toMatchObject({ refused: 'provider-down' });
      await room.idp.open();
      expect(await room.signIn('s1')).toMatchObject({ kind: 'signed-in' });
      const entries = (await room.audit()).filter(({ action }) => action === 'session.refused');
      expect(entries.map(({ detail }) => detail.reason)).toEqual(['provider-down']);
    }));

  test('SEC-12 tells a person who went back at the provider from one that is wrong', () =>
    inRoom(trusted, async (room) => {
      room.idp.people.set('s1', known('ann'));
      const said = await room.signIn('s1', {
        back: ({ searchParams }) => {
          searchParams.delete('code');
          searchParams.set('error', 'access_denied');
        },
      });
      expect(said).toMatchObject({ kind: 'refused', reason: 'provider-refused' });
    }));

  test('SEC-12 finds an account by an address that is verified and of a domain it is believed for, and by nothing less', () =>
    inRoom(trusted, async (room) => {
      await room.addPerson({ name: 'ann' });
      const refused = (reason: string) => ({ kind: 'refused', reason });
      room.idp.people.set('s1', known('ann', { email_verified: false }));
      expect(await room.signIn('s1')).toEqual(refused('address-not-trusted'));
      room.idp.people.set('s2', { ...known('bo'), email: 'ann@fabrikam.example' });
      expect(await room.signIn('s2')).toEqual(refused('no-account'));
      room.idp.people.set('s3', known('nobody'));
      expect(await room.signIn('s3')).toEqual(refused('no-account'));
      room.idp.people.set('s4', known('ann'));
      expect(await room.signIn('s4')).toMatchObject({ kind: 'signed-in' });
      // Somebody else was given the address at the provider.
      room.idp.people.set('s5', known('ann'));
      expect(await room.signIn('s5')).toEqual(refused('address-taken'));
      // Once known, the subject counts and not the address.
      room.idp.people.set('s4', { email: 'ann.new@fabrikam.example' });
      expect(await room.signIn('s4')).toMatchObject({ kind: 'signed-in' });
    }));

  test('RO-19 SEC-12 asks nobody who comes by a provider to change a password, and lets the temporary one work no more', () =>
    inRoom(trusted, async (room) => {
      const ann = await room.addPerson({ name: 'ann' });
      const { house } = room.records;
      const temporary = { id: ann.account, password: 'a hash', mustChange: true };
      await house.write('people', (tables) => setPassword(tables, temporary));
      room.idp.people.set('s1', known('ann'));
      expect(await room.signIn('s1')).toMatchObject({ kind: 'signed-in' });
      const now = await house.read(undefined, (tables) => accountByEmail(tables, ann.email));
      expect(now).toMatchObject({ password: null, mustChangePassword: false });
      const own = { ...temporary, mustChange: false };
      await house.write('people', (tables) => setPassword(tables, own));
      await room.signIn('s1');
      expect(await house.read(undefined, (tables) => accountByEmail(tables, ann.email))).toMatchObject({
        password: 'a hash',
      });
    }));

  test('SEC-12 refuses disabled accounts', () =>
    inRoom(trusted, async (room) => {
      const ann = await room.addPerson({ name: 'ann' });
      room.idp.people.set('s1', known('ann'));
      await room.signIn('s1');
      const { house } = room.records;
      await house.write('people', (tables) => setDisabled(tables, ann.account, house.now()));
      expect(await room.signIn('s1')).toEqual({ kind: 'refused', reason: 'disabled' });
      expect((await room.audit()).at(-1)).toMatchObject({ action: 'session.refused', object: ann.account });
    }));

  test('SEC-12 RO-10 makes an account with the roles that groups bring, and takes what they bring no more', () =>
    inRoom(mapped, async (room) => {
      room.idp.people.set('s1', known('ann', { groups: ['viewers', 'more-viewers', 'unknown'] }));
      expect(await room.signIn('s1')).toMatchObject({ kind: 'signed-in' });
      const { house } = room.records;
      const made = await house.read(undefined, (tables) => accountByEmail(tables, 'ann@contoso.example'));
      expect(made).toMatchObject({ name: 'ann', operator: false, password: null });
      const account = made?.id ?? '';
      const provided = { tenant: 'one', origin: 'provider' };
      expect(await room.grantsOf(account)).toEqual([{ ...provided, role: 'RV', locations: ['100', '200'] }]);
      room.idp.people.set('s1', known('ann', { groups: ['more-viewers', 'sales'] }));
      await room.signIn('s1');
      expect(await room.grantsOf(account)).toEqual([
        { ...provided, role: 'RV', locations: ['200'] },
        { tenant: 'two', origin: 'provider', role: 'SAL', locations: null },
      ]);
      room.idp.people.set('s1', known('ann'));
      await room.signIn('s1');
      expect(await room.grantsOf(account)).toEqual([]);
      const grants = (await room.audit()).filter(({ action }) => action.startsWith('grant.'));
      expect(grants.map(({ action, tenant, detail }) => [action, tenant, detail.role])).toEqual([
        ['grant.given', 'one', 'RV'],
        ['grant.given', 'one', 'RV'],
        ['grant.given', 'two', 'SAL'],
        ['grant.taken', 'one', 'RV'],
        ['grant.taken', 'two', 'SAL'],
      ]);
    }));

  test('SEC-12 leaves what somebody gave by hand, and the last global admin', () =>
    inRoom(mapped, async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['RV'] });
      room.idp.people.set('s1', known('ann', { groups: ['viewers', 'admins'] }));
      await room.signIn('s1');
      const byHand = { tenant: 'one', role: 'RV', origin: 'person', locations: null };
      const admin = { tenant: 'one', role: 'GA', origin: 'provider', locations: null };
      expect(await room.grantsOf(ann.account)).toEqual([admin, byHand]);
      room.idp.people.set('s1', known('ann'));
      await room.signIn('s1');
      expect(await room.grantsOf(ann.account)).toEqual([admin, byHand]);
      await room.addPerson({ name: 'bo', tenant: 'one', roles: ['GA'] });
      await room.signIn('s1');
      expect(await room.grantsOf(ann.account)).toEqual([byHand]);
    }));

  test('SEC-12 refuses whoever has too many groups for their roles to be known, and people of other organisations', () =>
    inRoom({ ...mapped, tenantOf: { claim: 'tid', tenants: { t1: 'one' } } }, async (room) => {
      await room.addPerson({ name: 'ann' });
      room.idp.people.set('s1', known('ann', { tid: 't1', _claim_names: { groups: 'src1' } }));
      expect(await room.signIn('s1')).toEqual({ kind: 'refused', reason: 'too-many-groups' });
      room.idp.people.set('s1', known('ann', { tid: 't1', hasgroups: true }));
      expect(await room.signIn('s1')).toEqual({ kind: 'refused', reason: 'too-many-groups' });
      room.idp.people.set('s1', known('ann', { tid: 't2', groups: ['sales'] }));
      expect(await room.signIn('s1')).toEqual({ kind: 'refused', reason: 'foreign-organisation' });
      room.idp.people.set('s1', known('ann', { tid: 't1', groups: ['sales'] }));
      expect(await room.signIn('s1')).toMatchObject({ kind: 'signed-in' });
    }));

  test('SEC-12 leads back to this site only', () =>
    inRoom(trusted, async (room) => {
      const start = (returnTo: string) => room.provided.providers.signIn.start('work', returnTo, coming);
      for (const foreign of [
        'https://evil.example',
        '//evil.example',
        '/\\evil.example',
        'javascript:alert(1)',
        'reports',
        '/a\n/b',
        '/\t/evil.example',
        '/a/..//evil.example',
        '/.//evil.example',
        '',
      ]) {
        await expect(start(foreign), foreign).rejects.toMatchObject({ code: 'bad-parameter', parameter: 'returnTo' });
      }
      await expect(room.provided.providers.signIn.start('other', '/', coming)).rejects.toMatchObject({
        code: 'not-found',
      });
      expect(checkedReturn('/a/../repörts#x')).toBe('/rep%C3%B6rts#x');
      expect(checkedReturn('/reports/customers?range=6M&market=A%2FB')).toBe(
        '/reports/customers?range=6M&market=A%2FB',
      );
    }));
});
