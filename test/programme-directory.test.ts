import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveDirectory } from '#app/programme/directory-leave.ts';
import { programmeStatus } from '#contract/programme.ts';
import { batchList, directory, listing, listingList } from '#contract/programme-claims.ts';
import { edition2021 } from '#domain/programme/edition-2021.ts';
import { problemOf } from './http-room.ts';
import { type ClaimsRoom, claimsRoom, ours, theirs } from './programme-claims-room.ts';
import { signedIn } from './seeded-people.ts';

let room: ClaimsRoom;
beforeAll(async () => {
  room = await claimsRoom({ today: '2021-03-10' });
}, 120_000);
afterAll(() => room.remove());

const wish = {
  displayName: 'Contoso Learning',
  country: 'NL',
  url: 'https://www.contoso.com/microsoft',
  ...{ aboutUs: true, noCompetitors: true, ownPage: true },
};
const ask = (draft: object = wish, account = 'admin') => room.ask('POST', 'listings', account, draft);
const asked = async (draft: object = wish, account = 'admin') => {
  const answer = await ask(draft, account);
  expect(answer.statusCode, answer.body).toBe(201);
  return listing.parse(answer.json());
};
interface As {
  readonly account?: string;
  readonly tenant?: string;
}
const decide = (id: string, body: object, { tenant = ours, account = 'operator' }: As = {}) =>
  room.ask('POST', `listings/${id}/decide?tenant=${tenant}`, account, body);
const accept = async (id: string, tenant: string = ours) => {
  const answer = await decide(id, { version: 1, state: 'accepted' }, { tenant });
  expect(answer.statusCode, answer.body).toBe(200);
  return listing.parse(answer.json());
};
const leave = (id: string, account = 'admin') => room.ask('POST', `listings/${id}/leave`, account);
const send = (month: string, account = 'operator') => room.ask('POST', 'batches', account, { month });
const batches = async () => batchList.parse((await room.ask('GET', 'batches', 'operator')).json());
const stateOf = async (id: string) => {
  const { listings } = listingList.parse((await room.ask('GET', 'listings', 'operator')).json());
  return listings.find((one) => one.id === id);
};
const read = (query = '', headers = {}) => room.get(`/api/v1/directory${query}`, headers);
const names = async () => directory.parse((await read()).json()).partners.map(({ displayName }) => displayName);

describe('the directory of learning partners', () => {
  it('ENR-70 ENR-71 ENR-72 ENR-73 ENR-74 ENR-76 ENR-77 from the request to the entry, and out of it again', async () => {
    const made = await asked();
    expect(made).toMatchObject({ tenant: ours, status: 'requested', requestedOn: '2021-03-10', batchMonth: null });
    const list = listingList.parse((await room.ask('GET', 'listings', 'admin')).json());
    const next = { batchMonth: '2021-03', batchFrom: '2021-03-15', batchTo: '2021-03-21', visibleBy: '2021-04-07' };
    expect(list).toMatchObject({ listings: [{ id: made.id }], next, links: [] });
    expect(await accept(made.id)).toMatchObject({ status: 'accepted', batchMonth: '2021-03', visibleBy: '2021-04-07' });

    expect(problemOf(await send('2021-03'), 409).detail).toContain('from 2021-03-15 to 2021-03-21 (ENR-71)');
    room.on('2021-03-15');
    expect((await batches()).next).toMatchObject({
      month: '2021-03',
      open: true,
      entries: [{ change: 'add', listing: made.id }],
    });
    problemOf(await send('2021-04'), 409);
    problemOf(await send('2021-13'), 400);
    expect((await send('2021-03')).statusCode).toBe(201);
    expect(await stateOf(made.id)).toMatchObject({ status: 'sent', visibleBy: '2021-04-07' });
    expect(problemOf(await send('2021-03', 'second-operator'), 409).detail).toContain('was sent already');
    expect((await batches()).next).toMatchObject({ month: '2021-04', open: false, entries: [] });

    room.on('2021-04-06');
    expect(await names()).toEqual([]);
    room.on('2021-04-07');
    expect(await stateOf(made.id)).toMatchObject({ status: 'listed' });
    expect(await names()).toEqual(['Contoso Learning']);

    expect(listing.parse((await leave(made.id)).json()).status).toBe('leaving');
    expect((await leave(made.id)).json()).toMatchObject({ status: 'leaving', version: 4 });
    expect(await names()).toEqual(['Contoso Learning']);
    room.on('2021-04-21');
    const removed = await send('2021-04');
    expect(removed.json().sent[0]).toMatchObject({
      month: '2021-04',
      by: 'The operator',
      entries: [{ change: 'remove' }],
    });
    expect(await stateOf(made.id)).toMatchObject({ status: 'removed' });
    expect(await names()).toEqual([]);
    const decisions = await room.app.programme.desk.records.of(ours).programme.decisions();
    expect(decisions.map(({ kind }) => kind)).toEqual(['batch.sent', 'batch.sent', 'listing.accepted']);
    expect(decisions[2]).toMatchObject({
      facts: { on: '2021-03-10', weeks: 'days' },
      outcome: { slot: { batchMonth: '2021-03' } },
    });
  });

  it('ENR-76 what is accepted on day 21 goes with the batch, later ones wait', async () => {
    room.on('2021-05-21');
    const first = await asked(wish, 'admin');
    await accept(first.id);
    expect((await send('2021-05')).json().sent[0].entries).toHaveLength(1);
    const late = await asked({ ...wish, displayName: 'Late' }, 'other-admin');
    expect(await accept(late.id, theirs)).toMatchObject({ batchMonth: '2021-06', visibleBy: '2021-07-07' });
    room.on('2021-06-08');
    expect(await names()).toEqual(['Contoso Learning']);
    room.on('2021-06-15');
    expect((await send('2021-06')).json().sent[0].entries).toMatchObject([{ displayName: 'Late' }]);
    const csv = await room.ask('GET', 'batches/2021-06/file', 'operator');
    expect(csv.body).toBe(
      `change,displayName,country,url,tenant\r\nadd,Late,NL,https://www.contoso.com/microsoft,${theirs}\r\n`,
    );
    const log = await room.server.inject({
      url: '/api/v1/audit?action=export.made&limit=1',
      headers: signedIn({ account: 'operator' }),
    });
    expect(log.json().entries).toMatchObject([{ actor: 'operator', object: 'directory of 2021-06' }]);
    expect((await room.ask('GET', 'batches/2021-07/file', 'operator')).statusCode).toBe(200);
    problemOf(await room.ask('GET', 'batches/2020-07/file', 'operator'), 404);
  });

  it('is read by everybody: without ids of partners, with a tag, by country and name', async () => {
    room.on('2021-07-20');
    const answer = await read();
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toMatch(/partner-(one|two)|tenant/);
    expect(answer.json().partners).toEqual([
      { displayName: 'Contoso Learning', country: 'NL', url: 'https://www.contoso.com/microsoft' },
      { displayName: 'Late', country: 'NL', url: 'https://www.contoso.com/microsoft' },
    ]);
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
    const again = await read('', { 'if-none-match': String(answer.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await read('?search=LATE')).json().partners).toHaveLength(1);
    expect((await read('?country=de')).json().partners).toEqual([]);
    expect((await read('?tenant=partner-one')).statusCode).toBe(400);
  });

  it('ENR-75 ENR-77 refuses who is not enrolled, and a second live request', async () => {
    expect(problemOf(await ask(wish, 'third-admin'), 409).detail).toContain('ENR-77');
    expect(problemOf(await ask(), 409).detail).toContain('is sent already');
    room.on('2021-09-01');
    // The anniversary was on 2021-08-01, and nobody renewed.
    expect(problemOf(await ask(wish, 'other-admin'), 409).detail).toContain('enrolled');
    room.on('2021-07-20');
  });

  it('ENR-73 ENR-75 names what is wrong with a request', async () => {
    const { detail, parameter } = problemOf(
      await ask({ ...wish, country: 'ZZ', url: 'https://contoso.com.evil.example', ownPage: false }),
      400,
    );
    expect(parameter).toBe('country');
    for (const part of ['"ZZ" is no country', 'contoso.com.evil.example is none', 'ownPage: confirm']) {
      expect(detail).toContain(part);
    }
  });

  it('ENR-77 the end of an enrolment takes the listing along', async () => {
    const { desk } = room.app.programme;
    await desk.write(theirs, leaveDirectory);
    const { listings } = listingList.parse((await room.ask('GET', 'listings', 'other-admin')).json());
    expect(listings.map(({ status }) => status)).toEqual(['leaving']);
    const again = await asked({ ...wish, displayName: 'Again' }, 'other-admin');
    await desk.write(theirs, leaveDirectory);
    expect((await stateOf(again.id))?.status).toBe('removed');
  });

  it('ENR-78 tells where more about enrolment stands, as the operator wrote it', async () => {
    const links = [{ title: 'How to enrol', href: 'https://programme.example/enrol' }];
    const texts = { ...edition2021.texts, links };
    const by = { actor: 'house', actorName: 'Operator' };
    const change = { edition: { ...edition2021, texts }, version: 0 };
    await room.app.programme.desk.records.programme.put([change], by, () => undefined);
    expect((await room.ask('GET', 'listings', 'admin')).json().links).toEqual(links);
  });

  it('is decided once, by one of two operators, with a reason for a refusal', async () => {
    const made = await asked(wish, 'other-admin');
    const refusal = { version: 1, state: 'rejected', reason: '' };
    expect(problemOf(await decide(made.id, refusal, { tenant: theirs }), 400).parameter).toBe('reason');
    const both = await Promise.all([
      decide(made.id, { version: 1, state: 'accepted' }, { tenant: theirs }),
      decide(made.id, { ...refusal, reason: 'no' }, { tenant: theirs, account: 'second-operator' }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    problemOf(await decide(made.id, { version: 2, state: 'accepted' }, { tenant: theirs }), 409);
    await leave(made.id, 'other-admin');
  });

  it('ENR-71 is sent by one of two operators at once', async () => {
    room.on('2021-07-21');
    const both = await Promise.all([send('2021-07'), send('2021-07', 'second-operator')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect((await batches()).sent.filter(({ month }) => month === '2021-07')).toHaveLength(1);
  });

  it('ENR-71 loses no listing when its mark is missing after the batch was sent', async () => {
    const { records } = room.app.programme.desk;
    room.on('2021-08-16');
    const made = await asked(wish, 'other-admin');
    await accept(made.id, theirs);
    const entry = {
      tenant: theirs,
      listing: made.id,
      change: 'add' as const,
      displayName: 'X',
      country: 'NL',
      url: wish.url,
    };
    await records.programme.sendBatch({ month: '2021-08', actorName: 'Operator', entries: [entry] });
    const told = await stateOf(made.id);
    expect(told?.status).toBe('sent');
    const { directory: shown } = programmeStatus.parse((await room.ask('GET', 'status', 'other-admin')).json());
    expect(shown).toEqual({ status: 'sent', batchMonth: told?.batchMonth, visibleBy: told?.visibleBy });
    expect((await records.of(theirs).programme.find('listing', made.id))?.content.state).toBe('accepted');
    await leave(made.id, 'other-admin');
    expect((await stateOf(made.id))?.status).toBe('leaving');
    expect((await batches()).next.entries).toMatchObject([{ change: 'remove', listing: made.id }]);
    expect((await records.of(theirs).programme.find('listing', made.id))?.content).toMatchObject({
      state: 'leaving',
      batchMonth: '2021-08',
    });
  });

  it('SEC-3 SEC-5 a listing of another partner is not there, and only the operator decides and sends', async () => {
    const { listings } = listingList.parse((await room.ask('GET', 'listings', 'other-admin')).json());
    const id = listings[0]?.id ?? '';
    problemOf(await leave(id, 'admin'), 404);
    problemOf(await decide(id, { version: 1, state: 'accepted' }), 404);
    problemOf(await room.ask('GET', `listings?tenant=${theirs}`, 'admin'), 404);
    problemOf(await decide(id, { version: 1, state: 'accepted' }, { account: 'admin' }), 403);
    for (const [method, path] of [
      ['GET', 'batches'],
      ['GET', 'batches/2021-08/file'],
      ['POST', 'batches'],
    ] as const) {
      problemOf(await room.ask(method, path, 'admin', method === 'POST' ? { month: '2021-08' } : undefined), 403);
    }
    problemOf(await room.ask('GET', 'listings', 'viewer'), 403);
  });

  it('is not there where the installation shows none', async () => {
    Object.assign(room.config, { publicDirectory: false });
    problemOf(await read(), 404);
    Object.assign(room.config, { publicDirectory: true });
    expect((await read()).statusCode).toBe(200);
  });
});
