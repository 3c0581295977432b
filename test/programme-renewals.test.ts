import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMailer } from '#app/mailer.ts';
import { createRenewalWork } from '#app/programme/renewals.ts';
import { programmeStatus } from '#contract/programme.ts';
import { calendarFeed } from '#contract/programme-membership.ts';
import { type MailBox, openMailBox } from './mail-box.ts';
import { enrolled, listed, type MemberRoom, memberRoom, ours, theirs } from './programme-member-room.ts';

let box: MailBox;
let room: MemberRoom;
beforeAll(async () => {
  box = await openMailBox();
});
beforeEach(async () => {
  box.empty();
  room = await memberRoom({
    PARTNERSCOPE_SMTP_URL: `smtp://127.0.0.1:${box.port}`,
    PARTNERSCOPE_MAIL_FROM: 'programme@example.com',
    PARTNERSCOPE_PUBLIC_URL: 'https://programme.example.com',
  });
  await room.changeEdition((draft) => ({ ...draft, extensions: [] }));
});
afterEach(() => room.remove());
afterAll(() => box.close());

const run = async (day: string) => {
  room.on(day);
  await room.app.jobs.runDue();
};
const decided = async (kind: string) => (await room.decisions()).filter((one) => one.kind === kind);
/** What another process of the installation would do. */
const otherProcess = () =>
  createRenewalWork(room.app.programme.desk, { mailer: createMailer(room.config), tell: (what) => expect.fail(what) });

describe('what the programme does by itself', () => {
  it('REN-4 REN-7 REN-8 REN-10 L-11 decides on the decision day, once, by the edition of that day', async () => {
    const id = await enrolled(room, { anniversary: '2021-06-05' });
    await run('2021-06-14');
    expect(await decided('enrolment.renewed')).toEqual([]);
    await run('2021-06-15');
    await Promise.all([otherProcess().run(), otherProcess().run()]);
    const [decision, ...more] = await decided('enrolment.renewed');
    expect(more).toEqual([]);
    expect(decision).toMatchObject({ about: id, outcome: { level: 'gold', extension: null }, edition: { id: '2021' } });
  });

  it('REN-2 REN-4 REN-6 ends what was not renewed the day after its window, however late somebody looks', async () => {
    const id = await enrolled(room, { anniversary: '2021-06-22' });
    await run('2021-07-22');
    expect((await room.enrolments())[0]).toMatchObject({ id, status: 'renewable', ended: null });
    await run('2021-08-30');
    expect((await room.enrolments())[0]).toMatchObject({ status: 'ended', ended: { why: 'lost', on: '2021-07-23' } });
    await run('2021-08-31');
    expect(await decided('enrolment.ended')).toHaveLength(1);
  });

  it('ENR-77 takes the entry out of the directory with the last membership', async () => {
    const { records } = room.app.programme.desk;
    const listing = await listed(room);
    await enrolled(room, { anniversary: '2021-05-22' });
    await enrolled(room, { anniversary: '2021-06-22', level: 'learning-action-pack', competency: null });
    await run('2021-07-01');
    expect((await records.of(ours).programme.find('listing', listing))?.content.state).toBe('sent');
    await run('2021-07-23');
    expect((await records.of(ours).programme.find('listing', listing))?.content.state).toBe('leaving');
  });

  it('ENR-27 moves nobody up by itself', async () => {
    await enrolled(room, { anniversary: '2022-05-01', level: 'learning-action-pack', competency: null });
    expect((await room.offer('gold')).standing.eligible).toBe(true);
    await run('2021-06-15');
    expect((await room.enrolments()).map(({ level }) => level)).toEqual(['learning-action-pack']);
  });

  it('waits for a transfer that was ordered in the window', async () => {
    await enrolled(room, { anniversary: '2021-06-22' });
    room.on('2021-07-22');
    const order = (await room.order('gold')).json();
    await run('2021-07-28');
    expect((await room.enrolments())[0]?.ended).toBeNull();
    expect((await room.settle(order, 'paid')).statusCode).toBe(200);
    expect((await room.enrolments()).at(-1)).toMatchObject({ level: 'gold', anniversary: '2022-06-22' });
    await run('2021-09-01');
    expect((await room.enrolments()).map(({ ended }) => ended?.why)).toEqual(['renewed', undefined]);
  });
});

describe('where a membership stands', () => {
  /** As the status page, the list of memberships and the tiles tell it. */
  const told = async () => {
    const status = programmeStatus.parse((await room.ask('GET', 'status')).json());
    const refusals = (await room.offer('gold')).refusals.map(({ id }) => id);
    return [status.enrolments[0]?.status, (await room.enrolments())[0]?.status, refusals];
  };

  it('REN-4 FEE-21 is told alike everywhere while its transfer is waited for, and when that has expired', async () => {
    await enrolled(room, { anniversary: '2021-06-22' });
    room.on('2021-07-22');
    expect((await room.order('gold')).statusCode).toBe(201);
    room.on('2021-08-21');
    expect(await told()).toEqual(['renewable', 'renewable', ['order-open']]);
    room.on('2021-08-22');
    expect((await told()).slice(0, 2)).toEqual(['lost', 'lost']);
  });

  it('REN-7 MAP-4 L-16 is at risk for an Action Pack without its trainer, on every page', async () => {
    await enrolled(room, { anniversary: '2021-06-22', level: 'learning-action-pack', competency: null });
    expect((await told()).slice(0, 2)).toEqual(['active', 'active']);
    await room.app.programme.desk.records.of(ours).programme.write(async (book) => {
      for (const { id, content } of await book.list('trainer')) {
        await book.change('trainer', id, { ...content, until: '2021-05-19' });
      }
    });
    expect((await told()).slice(0, 2)).toEqual(['at-risk', 'at-risk']);
  });

  it('L-11 REN-10 tells alike what was decided on the decision day, whatever came after', async () => {
    await enrolled(room, { anniversary: '2021-06-05' });
    await room.app.programme.desk.records.of(ours).programme.write(async (book) => {
      const [trainer] = await book.list('trainer');
      if (trainer === undefined) throw new Error('there is no trainer');
      await book.change('trainer', trainer.id, { ...trainer.content, until: '2021-06-16' });
    });
    room.on('2021-06-20');
    const status = programmeStatus.parse((await room.ask('GET', 'status')).json());
    const list = await room.enrolments();
    expect([status.best?.level, status.enrolments[0]?.outcome]).toEqual(['silver', 'gold']);
    expect(list[0]?.renewal.outcome).toBe('gold');
    expect((await room.offer('gold')).open).toBe(true);
  });
});

describe('a decision', () => {
  it('ENR-7 decides again alike: an order, what it began, what an anniversary allows', async () => {
    await enrolled(room, { anniversary: '2021-06-05' });
    await run('2021-06-15');
    await room.buy('gold');
    for (const kind of ['order.placed', 'enrolment.begun', 'enrolment.renewed']) {
      const [decision] = await decided(kind);
      const answer = await room.ask('GET', `decisions/${decision?.id}/replay`, { account: 'operator' });
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.json(), kind).toMatchObject({ same: true });
    }
  });
});

describe('reminders', () => {
  it('REN-3 go to the partner’s admins 15 days before and 23 days after, each once, by two processes too', async () => {
    await enrolled(room, { anniversary: '2021-06-22' });
    await run('2021-06-06');
    expect(box.mails).toEqual([]);
    room.on('2021-06-07');
    await Promise.all([otherProcess().run(), otherProcess().run(), room.app.jobs.runDue()]);
    expect(box.mails.map(({ to }) => to[0]).sort()).toEqual(['aa@example.com', 'ga@example.com', 'mpa@example.com']);
    await run('2021-06-08');
    expect(box.mails).toHaveLength(3);
    box.empty();
    await run('2021-07-15');
    expect(box.mails).toHaveLength(3);
    const mail = await PostalMime.parse(box.mails[0]?.raw ?? '');
    expect(mail.subject).toBe('Gold learning option · Data Analytics: renew by Jul 22, 2021');
    expect(mail.text).toContain('is not renewed yet');
    expect(mail.text).toContain('June 2020');
    expect(mail.html).toContain('https://programme.example.com/programme/offers?tenant=partner-one');
  });

  it('REN-3 are in the language of who reads them', async () => {
    const own = await room.server.inject({
      method: 'PUT',
      url: '/api/v1/profile',
      headers: {
        cookie: '__Host-partnerscope=secret-of-ga',
        'sec-fetch-site': 'same-origin',
        host: 'programme.example.com',
      },
      payload: { language: 'nl' },
    });
    expect(own.statusCode, own.body).toBeLessThan(300);
    await enrolled(room, { anniversary: '2021-06-22', level: 'silver' });
    await run('2021-06-07');
    const found = box.mails.find(({ to }) => to[0] === 'ga@example.com');
    const mail = await PostalMime.parse(found?.raw ?? '');
    expect(mail.subject).toBe('Leeroptie zilver · Data Analytics: verlengen vanaf 23 jun 2021');
  });

  it('REN-3 are sent up to fourteen days late after a standstill, and not later', async () => {
    await enrolled(room, { anniversary: '2021-06-22' });
    await run('2021-06-22');
    expect(box.mails).toEqual([]);
    await run('2021-06-21');
    expect(box.mails).toHaveLength(3);
    box.empty();
    await enrolled(room, { anniversary: '2021-07-20', level: 'silver' });
    await run('2021-07-20');
    const subjects = await Promise.all(box.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).subject));
    expect(subjects).toEqual(Array(3).fill('Gold learning option · Data Analytics: renew by Jul 22, 2021'));
  });

  it('REN-3 is not sent for what was renewed', async () => {
    await enrolled(room, { anniversary: '2021-06-22' });
    room.on('2021-06-23');
    await room.buy('gold');
    await run('2021-07-15');
    expect(box.mails).toEqual([]);
  });

  it('comes once the mail server is back', async () => {
    await enrolled(room, { anniversary: '2021-06-22' });
    const { port } = box;
    await box.close();
    await run('2021-06-07');
    expect(box.mails).toEqual([]);
    box = await openMailBox();
    Object.assign(room.config, { smtpUrl: `smtp://127.0.0.1:${box.port}` });
    expect(box.port).not.toBe(port);
    await otherProcess().run();
    await otherProcess().run();
    expect(box.mails).toHaveLength(3);
  });
});

describe('the calendar', () => {
  const feedOf = async (account: string, tenant: string = ours) => {
    const answer = await room.ask('POST', 'calendar-address', { account, tenant });
    expect(answer.statusCode, answer.body).toBe(201);
    return new URL(calendarFeed.parse(answer.json()).address);
  };
  const open = ({ pathname }: URL, headers = {}) =>
    room.server.inject({ url: pathname, headers: { host: 'programme.example.com', ...headers } });

  it('REN-3 REN-5 REN-6 has anniversary, window, decision day, reminders, refreshes and batches', async () => {
    await enrolled(room, { anniversary: '2021-06-05' });
    const { body, headers } = await room.ask('GET', 'calendar.ics');
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const events = body.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
    const spans = events.map((event) => [
      /SUMMARY:(.*)\r/.exec(event)?.[1],
      /DTSTART;VALUE=DATE:(\d+)/.exec(event)?.[1],
      /DTEND;VALUE=DATE:(\d+)/.exec(event)?.[1],
    ]);
    expect(spans).toContainEqual(['Anniversary: Gold learning option · Data Analytics', '20210605', '20210606']);
    expect(spans).toContainEqual(['Renewal is open: Gold learning option · Data Analytics', '20210606', '20210706']);
    expect(spans).toContainEqual(['Renewal is decided: Gold learning option · Data Analytics', '20210615', '20210616']);
    expect(spans).toContainEqual([
      'Think of the renewal: Gold learning option · Data Analytics',
      '20210521',
      '20210522',
    ]);
    expect(spans).toContainEqual(['KPI reports are updated', '20210615', '20210616']);
    expect(spans).toContainEqual(['Directory batch is sent', '20210515', '20210522']);
    expect(events.every((event) => /UID:.+@partnerscope\r/.test(event))).toBe(true);
  });

  it('is read at a secret address without a cookie, which opens nothing else and ends with the next', async () => {
    const first = await feedOf('mpa');
    expect((await open(first)).body).toContain('BEGIN:VCALENDAR');
    const second = await feedOf('mpa');
    expect((await open(first)).statusCode).toBe(404);
    expect((await open(second)).statusCode).toBe(200);
    const secret = second.pathname.split('/').at(-1) ?? '';
    expect((await open(new URL(`https://x/api/v1/programme/feeds/${theirs}/${secret}`))).statusCode).toBe(404);
    const as = { authorization: `Bearer ${secret}` };
    expect((await open(new URL('https://x/api/v1/programme/enrolments'), as)).statusCode).toBe(401);
    const other = await feedOf('ga');
    expect((await open(second)).statusCode).toBe(200);
    expect((await open(other)).statusCode).toBe(200);
  });

  it('closes with the rights of whoever made it', async () => {
    const made = await feedOf('stranger', theirs);
    expect((await open(made)).statusCode).toBe(200);
    await room.app.programme.desk.records.house.write('people', async (tables) => {
      await tables.deleteFrom('grants').where('account', '=', 'stranger').execute();
    });
    expect((await open(made)).statusCode).toBe(404);
    expect((await room.ask('POST', 'calendar-address', { account: 'rv' })).statusCode).toBe(403);
  });
});
