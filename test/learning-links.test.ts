import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Person } from '#domain/access/actor.ts';
import type { LearningSource } from '#domain/association/link.ts';
import { coming, house, origin, type ProviderRoom, personOf, providerRoom } from './provider-room.ts';
import { type RecordEngine, recordEngines } from './record-engines.ts';

const providers = {
  learn: { kind: 'microsoft-learning', profileClaim: 'oid' },
  university: { kind: 'partner-university', profileClaim: 'oid' },
};

/** Goes to the learning provider as `subject` and comes back; `as` is who is signed in then. */
async function goAndLink(
  room: ProviderRoom,
  person: Person,
  subject: string,
  {
    source = 'microsoft-learning',
    tenant = 'one',
    as = person,
  }: { source?: LearningSource; tenant?: string; as?: Actor } = {},
): Promise<string> {
  const { learning, arrive } = room.provided.providers;
  const gone = await learning.start(person, source, { tenant, returnTo: '/profile?tab=learning', ...coming });
  const back = await room.idp.signIn(gone.location, subject);
  const provider = source === 'microsoft-learning' ? 'learn' : 'university';
  const visitor = await arrive({ provider, origin, browser: gone.browser, answer: back.searchParams });
  if (visitor === undefined) throw new Error('not known any more');
  return (await learning.finish(visitor, as, '192.0.2.7')).location;
}

const linked = '/profile?tab=learning&learning=linked';
const knownAs = (oid: string) => ({ oid, email: `${oid}@learn.example` });

describe.each(recordEngines())('learning accounts, records in $name', ({ start }) => {
  let engine: RecordEngine;
  beforeAll(async () => {
    if (start !== undefined) engine = await start();
  });
  afterAll(() => engine?.[Symbol.asyncDispose]());

  const inRoom = async (work: (room: ProviderRoom) => Promise<void>) => {
    await using room = await providerRoom(await engine.newPlace(), providers);
    room.idp.people.set('l1', knownAs('A-1'));
    room.idp.people.set('l2', knownAs('A-2'));
    await work(room);
  };
  const sourceOf = async (room: ProviderRoom, actor: Actor, wanted: LearningSource = 'microsoft-learning') =>
    (await room.provided.providers.learning.own(actor)).sources.find(({ source }) => source === wanted);
  const test = it.skipIf(start === undefined);

  test('ASC-1 ASC-2 ASC-3 ASC-13 ASC-16 ASC-17 LRN-50 LRN-52 LRN-53 lets everybody link what they prove with its own credentials', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      const { learning } = room.provided.providers;
      expect(await learning.own(ann)).toEqual({
        sources: [
          { source: 'microsoft-learning', available: true, link: null, nextLinkOn: '2024-03-01', history: [] },
          { source: 'partner-university', available: true, link: null, nextLinkOn: '2024-03-01', history: [] },
        ],
        limits: { mostPerYear: 3, daysBetween: 30, creditLagDays: 10 },
      });
      expect(await goAndLink(room, ann, 'l1')).toBe(linked);
      expect(room.idp.asked().get('prompt')).toBe('login');
      expect(await sourceOf(room, ann)).toMatchObject({
        link: {
          profile: 'a-1',
          address: 'A-1@learn.example',
          tenant: 'one',
          linkedOn: '2024-03-01',
          countsFrom: '2024-03-11',
        },
        nextLinkOn: '2024-03-31',
      });
      expect((await sourceOf(room, ann, 'partner-university'))?.link).toBeNull();
    }));

  test('ASC-4 LRN-54 keeps the address for a shortcut, and links nothing by it: shortens the second link with the address of the first, where both are of one provider', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      await goAndLink(room, ann, 'l1');
      expect(room.idp.asked().has('login_hint')).toBe(false);
      expect(await goAndLink(room, ann, 'l1', { source: 'partner-university' })).toBe(linked);
      expect(room.idp.asked().get('login_hint')).toBe('A-1@learn.example');
    }));

  test('ASC-5 links nothing for anybody but who asks: not for who signed in meanwhile, nor from a token, nor from the machine', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      const admin = await room.addPerson({ name: 'admin', tenant: 'one', roles: ['GA'] });
      const out = '/profile?tab=learning&learning=signed-out';
      expect(await goAndLink(room, ann, 'l1', { as: admin })).toBe(out);
      expect(await goAndLink(room, ann, 'l1', { as: { kind: 'nobody' } })).toBe(out);
      expect((await sourceOf(room, ann))?.link).toBeNull();
      const { learning } = room.provided.providers;
      const asked = { tenant: 'one', returnTo: '/', ...coming };
      await expect(learning.start({ ...ann, by: { token: 't' } }, 'microsoft-learning', asked)).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(learning.start(house, 'microsoft-learning', asked)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(learning.start(ann, 'microsoft-learning', { ...asked, tenant: 'two' })).rejects.toMatchObject({
        code: 'not-found',
      });
    }));

  test('ASC-6 refuses a profile that somebody else holds, and one that is linked already', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      const bo = await room.addPerson({ name: 'bo', tenant: 'two', roles: ['DU'] });
      await goAndLink(room, ann, 'l1');
      room.idp.people.set('l1', knownAs('a-1'));
      expect(await goAndLink(room, bo, 'l1', { tenant: 'two' })).toContain('learning=profile-of-somebody-else');
      room.setNow('2024-04-15T12:00:00Z');
      expect(await goAndLink(room, ann, 'l1')).toContain('learning=already-linked');
    }));

  test('ASC-6 keeps one of two people who link one profile at once', () =>
    inRoom(async (room) => {
      const people = await Promise.all(
        ['ann', 'bo'].map((name) => room.addPerson({ name, tenant: 'one', roles: ['DU'] })),
      );
      const ends = [];
      const { learning, arrive } = room.provided.providers;
      for (const person of people) {
        const gone = await learning.start(person, 'microsoft-learning', { tenant: 'one', returnTo: '/', ...coming });
        const { searchParams } = await room.idp.signIn(gone.location, 'l1');
        const visitor = await arrive({ provider: 'learn', origin, browser: gone.browser, answer: searchParams });
        if (visitor !== undefined)
          ends.push(() => learning.finish(visitor, person, '192.0.2.7').then(({ location }) => location));
      }
      const outcomes = await Promise.all(ends.map((finish) => finish()));
      expect(outcomes.sort()).toEqual(['/?learning=linked', '/?learning=profile-of-somebody-else']);
    }));

  test('ASC-7 ASC-10 ASC-18 moves the link to another company when 30 days are over, and says when', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      const both = personOf({ ...ann, id: ann.account, tenants: { one: ['DU'], two: ['DU'] } });
      await goAndLink(room, both, 'l1');
      room.setNow('2024-03-30T23:59:00Z');
      await expect(goAndLink(room, both, 'l1', { tenant: 'two' })).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('2024-03-31'),
        allowed: ['2024-03-31'],
      });
      room.setNow('2024-03-31T00:00:00Z');
      expect(await goAndLink(room, both, 'l1', { tenant: 'two' })).toBe(linked);
      expect(await sourceOf(room, both)).toMatchObject({
        link: { tenant: 'two', linkedOn: '2024-03-31' },
        history: [{ tenant: 'one', linkedOn: '2024-03-01', endedOn: '2024-03-31', end: 'moved' }],
      });
      const noted = (await room.audit()).filter(({ action }) => action.startsWith('learning.'));
      expect(noted.map(({ action, tenant, detail }) => [action, tenant, detail])).toEqual([
        ['learning.linked', 'one', { source: 'microsoft-learning' }],
        ['learning.refused', 'two', { source: 'microsoft-learning', reason: 'too-early', nextDay: '2024-03-31' }],
        ['learning.unlinked', 'one', { source: 'microsoft-learning', end: 'moved' }],
        ['learning.linked', 'two', { source: 'microsoft-learning' }],
      ]);
      for (const entry of noted) expect(entry).toMatchObject({ actor: ann.account, object: ann.account });
      expect(JSON.stringify(noted)).not.toMatch(/a-1/i);
    }));

  test('ASC-8 ASC-10 ends a link at once, and counts it against three in a year', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      const { learning } = room.provided.providers;
      for (const day of ['2024-03-01', '2024-04-01', '2024-05-02']) {
        room.setNow(`${day}T12:00:00Z`);
        expect(await goAndLink(room, ann, 'l1')).toBe(linked);
        const left = await learning.unlink(ann, 'microsoft-learning', '192.0.2.7');
        expect(left.sources[0]?.link).toBeNull();
      }
      room.setNow('2024-12-24T12:00:00Z');
      expect((await sourceOf(room, ann))?.nextLinkOn).toBe('2025-03-01');
      await expect(goAndLink(room, ann, 'l1')).rejects.toMatchObject({ code: 'conflict' });
      room.setNow('2025-03-01T12:00:00Z');
      expect(await goAndLink(room, ann, 'l1')).toBe(linked);
      await learning.unlink(ann, 'microsoft-learning', '192.0.2.7');
      await expect(learning.unlink(ann, 'microsoft-learning', '192.0.2.7')).rejects.toMatchObject({
        code: 'not-found',
      });
    }));

  test('ASC-15 takes the newer profile of a merged one as another profile of the same person', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      await goAndLink(room, ann, 'l1');
      room.setNow('2024-06-01T12:00:00Z');
      expect(await goAndLink(room, ann, 'l2')).toBe(linked);
      expect(await sourceOf(room, ann)).toMatchObject({ link: { profile: 'a-2' }, history: [{ end: 'moved' }] });
    }));

  test('ASC-18 links no profile without an id, and notes the try', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      room.idp.people.set('l3', {});
      expect(await goAndLink(room, ann, 'l3')).toContain('learning=not-proved');
      const reasons = (await room.audit()).filter(({ action }) => action === 'learning.refused');
      expect(reasons.map(({ detail }) => detail.reason)).toEqual(['not-proved']);
    }));

  test('ASC-14 LRN-50 tells admins how many have linked, and who has not, and nobody else', () =>
    inRoom(async (room) => {
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['DU'] });
      const admin = await room.addPerson({ name: 'admin', tenant: 'one', roles: ['GA'] });
      const partner = await room.addPerson({ name: 'partner', tenant: 'one', roles: ['MPA'] });
      const stranger = await room.addPerson({ name: 'stranger', tenant: 'two', roles: ['GA'] });
      await goAndLink(room, ann, 'l1');
      const { learnerRules } = room.provided;
      const notLinked = [admin, partner].map(({ account, name, email }) => ({ account, name, email }));
      for (const who of [admin, partner]) {
        expect(await learnerRules.counts(who, 'one')).toEqual({ people: 3, linked: 1, notLinked });
      }
      await expect(learnerRules.counts(ann, 'one')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(learnerRules.counts(stranger, 'one')).rejects.toMatchObject({ code: 'not-found' });
    }));

  test('ASC-12 SEC-18 lets the global admin decide about learners, notes it, and keeps the key of pseudonyms', () =>
    inRoom(async (room) => {
      const admin = await room.addPerson({ name: 'admin', tenant: 'one', roles: ['GA'] });
      const ann = await room.addPerson({ name: 'ann', tenant: 'one', roles: ['MPA', 'ERV'] });
      const { learnerRules } = room.provided;
      const none = { linkedCompletionsOnly: false, learnerNames: 'names', smallestGroup: 0 } as const;
      const some = { linkedCompletionsOnly: true, learnerNames: 'pseudonyms', smallestGroup: 5 } as const;
      const doer = { actor: admin, address: '192.0.2.7' };
      expect(await learnerRules.settings(admin, 'one')).toEqual(none);
      expect(await learnerRules.sightOf('one')).toBeUndefined();
      await expect(learnerRules.change({ ...doer, actor: ann }, 'one', some)).rejects.toMatchObject({
        code: 'forbidden',
      });
      await expect(learnerRules.change(doer, 'two', some)).rejects.toMatchObject({ code: 'not-found' });
      expect(await learnerRules.change(doer, 'one', some)).toEqual(some);
      const sight = await learnerRules.sightOf('one');
      expect(sight).toMatchObject({
        linked: [],
        smallestGroup: 5,
        pseudonymKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(await learnerRules.sightOf('two')).toBeUndefined();
      await goAndLink(room, ann, 'l1');
      room.setNow('2024-03-11T12:00:00Z');
      expect((await learnerRules.sightOf('one'))?.linked).toEqual([{ profile: 'a-1', upTo: '2024-03-01' }]);
      await learnerRules.change(doer, 'one', none);
      expect(await learnerRules.sightOf('one')).toBeUndefined();
      await learnerRules.change(doer, 'one', some);
      expect((await learnerRules.sightOf('one'))?.pseudonymKey).toBe(sight?.pseudonymKey);
      const [noted] = (await room.audit()).filter(({ action }) => action === 'settings.changed');
      expect(noted).toMatchObject({
        tenant: 'one',
        actor: admin.account,
        detail: { smallestGroup: { from: 0, to: 5 } },
      });
      expect(JSON.stringify(await room.audit())).not.toContain(sight?.pseudonymKey);
    }));
});
