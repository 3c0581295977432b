import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { LightMyRequestResponse } from 'fastify';
import PostalMime from 'postal-mime';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { madeSending, sending, sendingList, sendingLog } from '#contract/sendings.ts';
import { canariesOf, canaryFiles, locations } from './canary-data.ts';
import { type HttpRoom, httpRoom } from './http-room.ts';
import { bytesOf, type MailBox, openMailBox } from './mail-box.ts';
import { seedPeople, signedIn } from './seeded-people.ts';

const [ours, theirs] = ['tenant-a-4', 'tenant-b-7'] as const;
const marks = canariesOf('a');
/** What the two pages of these tests are counted from. */
const used: readonly string[] = [
  'CustomersAndTenants',
  'SeatsSubscriptionsAndRevenue',
  'TrainingCompletions',
  'MSLearn',
];
let box: MailBox;
let room: HttpRoom;
let receiver: Receiver;

interface Receiver {
  readonly url: string;
  readonly got: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[];
  status: number;
  close(): Promise<unknown>;
}

async function openReceiver(): Promise<Receiver> {
  const got: Receiver['got'] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(receiving.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const receiving: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    got,
    status: 204,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return receiving;
}

beforeAll(async () => {
  box = await openMailBox();
  receiver = await openReceiver();
  room = httpRoom(
    { today: '2024-04-15', requestsPerMinute: 1_000_000 },
    {
      PARTNERSCOPE_SMTP_URL: `smtp://127.0.0.1:${box.port}`,
      PARTNERSCOPE_MAIL_FROM: 'insights@example.com',
      PARTNERSCOPE_PUBLIC_URL: 'https://insights.example.com',
      PARTNERSCOPE_CALLBACK_ALLOW: '127.0.0.1',
    },
  );
  await room.open();
  const files = canaryFiles(marks).filter(({ dataset }) => used.includes(dataset));
  for (const { dataset, csv } of files) {
    // A product that a spreadsheet would run.
    await room.bring(csv.replaceAll(`${marks.word}-SKU-0`, '=1+1'), { tenant: ours, dataset });
  }
  const [other] = canaryFiles(canariesOf('b'));
  if (other !== undefined) await room.bring(other.csv, { tenant: theirs, dataset: other.dataset });
  await room.close();
  await seedPeople(room.dir, [
    { account: 'erv', tenant: ours, grants: [{ role: 'ERV' }] },
    { account: 'rv', tenant: ours, grants: [{ role: 'RV' }] },
    { account: 'here', tenant: ours, grants: [{ role: 'ERV', locations: [locations[0]] }] },
    { account: 'leaver', tenant: ours, grants: [{ role: 'ERV' }] },
    { account: 'quitter', tenant: ours, grants: [{ role: 'ERV' }] },
    { account: 'nothing', tenant: ours, grants: [] },
    { account: 'stranger', tenant: theirs, grants: [{ role: 'GA' }, { role: 'ERV' }] },
  ]);
  await room.open();
}, 180_000);

beforeEach(() => {
  box.empty();
  receiver.got.length = 0;
  receiver.status = 204;
});

afterAll(async () => {
  await room.remove();
  await box.close();
  await receiver.close();
});

type Method = 'GET' | 'POST' | 'DELETE';

function send(method: Method, path: string, account = 'erv', payload?: object): Promise<LightMyRequestResponse> {
  const url = `/api/v1${path}${path.includes('?') ? '&' : '?'}tenant=${ours}`;
  // As browsers keep it of an installation that is open to others.
  const cookie = `__Host-${signedIn({ account }).cookie}`;
  const headers = { ...signedIn({ account }), cookie, host: 'insights.example.com' };
  return room.server.inject({ method, url, headers, ...(payload && { payload }) });
}

async function done<T>(schema: z.ZodType<T>, answer: Promise<LightMyRequestResponse>): Promise<T> {
  const { statusCode, body } = await answer;
  expect(statusCode, body).toBeLessThan(300);
  return schema.parse(JSON.parse(body));
}

const schedule = { recurrence: { kind: 'weekly', weekdays: [1], time: '09:00', zone: 'Europe/Amsterdam' } };
const page = (more: object) => ({
  name: 'Customers, each Monday',
  report: 'customers',
  format: 'xlsx',
  schedule,
  ...more,
});
const mailTo = (...accounts: readonly string[]) => ({ mail: { to: accounts.map((one) => `${one}@example.com`) } });

async function addPage(more: object, account?: string) {
  return done(madeSending, send('POST', '/sendings/pages', account, page(more)));
}

async function runNow(id: string, account?: string) {
  await done(sending, send('POST', `/sendings/${id}/run`, account));
  await room.app.jobs.runDue();
  const { runs } = await done(sendingLog, send('GET', `/sendings/${id}/log`, account));
  return runs;
}

async function mailsByBox() {
  const read = box.mails.map(async ({ to, raw }) => [to[0] ?? '', await PostalMime.parse(raw)] as const);
  return new Map(await Promise.all(read));
}

describe('a page that is sent regularly', () => {
  it('SEC-4 RO-12 goes to each recipient as that one sees it: figures, drawing, file', async () => {
    const { sending: made, secret } = await addPage({ search: '?range=3M', ...mailTo('erv', 'here') });
    expect(secret).toBeNull();
    const [run] = await runNow(made.id);
    expect(run).toMatchObject({ status: 'Completed', trouble: null });
    expect(run?.notices.map(({ target, state }) => [target, state])).toEqual([
      ['erv@example.com', 'delivered'],
      ['here@example.com', 'delivered'],
    ]);
    const mails = await mailsByBox();
    for (const [account, customers] of [
      ['erv', 4],
      ['here', 2],
    ] as const) {
      const mail = mails.get(`${account}@example.com`);
      expect(mail?.text).toContain(`Customers: ${customers} ·`);
      expect(mail?.text).toMatch(/up to 2024-03, version \d+, loaded /);
      expect(mail?.text).toContain(`https://insights.example.com/reports/customers?tenant=${ours}&range=3M`);
      expect(mail?.attachments.map(({ filename }) => filename)).toEqual([
        'drawing.png',
        'customers_2024-01_2024-03.xlsx',
      ]);
      const book = bytesOf(mail?.attachments[1]?.content);
      const sheets = await readXlsxFile(book);
      const about = new Map(sheets.find(({ sheet }) => sheet === 'About')?.data.map(([key, value]) => [key, value]));
      expect(about.get('From')).toBe('2024-01');
      expect([...about.keys()].some((key) => String(key).startsWith('Data '))).toBe(true);
      const elsewhere = `${marks.word}-PartnerLocation-2`;
      expect(JSON.stringify(sheets).includes(elsewhere)).toBe(account === 'erv');
    }
  });

  it('SEC-4 RO-2 shows no persons to who may not see them, though who set it up does', async () => {
    const draft = { report: 'microsoft-learn', ...mailTo('erv', 'rv') };
    const { sending: made } = await addPage(draft);
    await runNow(made.id);
    const mails = await mailsByBox();
    const textOf = async (account: string) => {
      const mail = mails.get(`${account}@example.com`);
      const sheets = await readXlsxFile(bytesOf(mail?.attachments.at(-1)?.content));
      return `${mail?.html} ${mail?.text} ${JSON.stringify(sheets)}`;
    };
    expect(await textOf('erv')).toContain(marks.person);
    const seen = await textOf('rv');
    expect(seen).not.toContain(marks.person);
    expect(seen).not.toContain(marks.personId);
  });

  it('SEC-5 sends nothing to who lost the right, and says why', async () => {
    const { sending: made } = await addPage(mailTo('rv', 'leaver'));
    await room.app.people.roster.disable('leaver@example.com');
    const [run] = await runNow(made.id);
    expect([...(await mailsByBox()).keys()]).toEqual(['rv@example.com']);
    const refused = run?.notices.find(({ target }) => target.startsWith('leaver'));
    expect(refused).toMatchObject({ state: 'given-up', tries: 1, nextTryAt: null });
    expect(refused?.log[0]?.reason).toContain('nobody with this address opens the page');
    await room.app.people.roster.enable('leaver@example.com');
  });

  it('SEC-8 neutralises what a spreadsheet would run, in the file of a mail too', async () => {
    const { sending: made } = await addPage({ format: 'csv', section: 'skus', ...mailTo('rv') });
    await runNow(made.id);
    const [mail] = (await mailsByBox()).values();
    const csv = bytesOf(mail?.attachments.at(-1)?.content).toString();
    expect(csv).toContain("'=1+1");
    expect(csv).not.toMatch(/,=/);
  });

  it('DL-30 stops when who set it up is not there any more', async () => {
    const { sending: made } = await addPage(mailTo('erv'), 'quitter');
    await done(sending, send('POST', `/sendings/${made.id}/run`, 'quitter'));
    await room.app.people.roster.disable('quitter@example.com');
    await room.app.jobs.runDue();
    expect(box.mails).toHaveLength(0);
    await room.app.people.roster.enable('quitter@example.com');
    const { sendings } = room.app.as(await room.app.people.actorOfAccount('quitter'));
    const [stopped] = (await sendings.list(ours)).sendings;
    expect(stopped).toMatchObject({ id: made.id, status: 'Inactive', nextAt: null });
    expect(stopped?.runs).toMatchObject([{ status: 'Cancelled', file: null }]);
  });

  it.each([
    ['somebody of another tenant', { ...mailTo('stranger') }, 'mail'],
    ['nobody', { mail: { to: ['who@example.com'] } }, 'mail'],
    ['somebody without a role', { ...mailTo('nothing') }, 'mail'],
    ['an address with a line break', { mail: { to: ['a@b.c\nBcc: d@e.f'] } }, 'mail'],
    ['an unknown section', { section: 'nothing' }, 'section'],
    ['CSV of no section', { format: 'csv' }, 'section'],
    ['an unknown zone', { schedule: { recurrence: { ...schedule.recurrence, zone: 'Mars/Base' } } }, 'zone'],
    ['a page of bad months', { search: '?from=2024-13&to=2024-14' }, 'search'],
    ['a webhook with a password', { webhook: { url: 'https://a:b@c.example' } }, 'webhook'],
    ['a webhook that is a file', { webhook: { url: 'file:///etc/passwd' } }, 'webhook'],
  ])('refuses %s', async (_, more, parameter) => {
    const answer = await send('POST', '/sendings/pages', 'erv', page(more));
    expect([400, 404], answer.body).toContain(answer.statusCode);
    expect(answer.json().parameter).toBe(parameter);
  });

  it('keeps the file in the list for its owner, and for nobody else (SEC-5)', async () => {
    const { sending: made } = await addPage({ format: 'csv', section: 'products' });
    const [run] = await runNow(made.id);
    const file = await send('GET', `/sendings/${made.id}/runs/${run?.id}/file`);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.body).toContain('product,');
    for (const path of [`/runs/${run?.id}/file`, '/log']) {
      expect((await send('GET', `/sendings/${made.id}${path}`, 'rv')).statusCode).toBe(404);
    }
    for (const verb of ['pause', 'run', 'restore']) {
      expect((await send('POST', `/sendings/${made.id}/${verb}`, 'rv')).statusCode).toBe(404);
    }
    expect((await send('DELETE', `/sendings/${made.id}`, 'rv')).statusCode).toBe(404);
    const { sendings } = await done(sendingList, send('GET', '/sendings', 'rv'));
    expect(sendings).toEqual([]);
  });

  it('A-12 A-13 is paused, goes on, is removed and comes back', async () => {
    const { sending: made } = await addPage({});
    expect(made).toMatchObject({ status: 'Active', kind: 'page' });
    expect(new Date(made.nextAt ?? '').getUTCDay()).toBe(1);
    const act = (verb: string) => done(sending, send('POST', `/sendings/${made.id}/${verb}`));
    expect(await act('pause')).toMatchObject({ status: 'Paused', nextAt: null });
    expect((await send('POST', `/sendings/${made.id}/pause`)).statusCode).toBe(400);
    expect(await act('resume')).toMatchObject({ status: 'Active', nextAt: made.nextAt });
    await done(sending, send('DELETE', `/sendings/${made.id}`));
    expect((await send('GET', `/sendings/${made.id}/log`)).statusCode).toBe(404);
    expect(await act('restore')).toMatchObject({ status: 'Active', nextAt: made.nextAt, name: made.name });
  });

  it('SEC-18 is in the log of who did what: made, run, sent', async () => {
    const { sending: made } = await addPage(mailTo('rv'));
    await runNow(made.id);
    const operator = { kind: 'house' } as const;
    const { entries } = await room.app.people.administration.audit.list(operator, { action: 'sending', limit: 50 });
    const own = entries.filter(({ object }) => object === made.id);
    expect(own.map(({ action, actor }) => [action, actor])).toEqual([
      ['sending.sent', 'erv'],
      ['sending.run', 'erv'],
      ['sending.made', 'erv'],
    ]);
    expect(own[0]?.detail).toMatchObject({ channel: 'mail', target: 'rv@example.com' });
  });
});

describe('a webhook', () => {
  it('tells what was made and where, signed as the documentation verifies it, and never the data', async () => {
    const { sending: made, secret } = await addPage({ webhook: { url: receiver.url } });
    expect(secret).toMatch(/^psw_/);
    const [run] = await runNow(made.id);
    expect(run?.notices).toMatchObject([{ channel: 'webhook', state: 'delivered', log: [{ status: 204 }] }]);
    const [got] = receiver.got;
    const body = JSON.parse(got?.body ?? '');
    expect(body).toMatchObject({
      event: 'page.made',
      tenant: ours,
      report: { id: made.id, name: made.name, kind: 'page' },
      execution: { id: run?.id, dueAt: run?.dueAt, endedAt: run?.endedAt },
    });
    expect(got?.body).not.toContain(marks.word);
    const { isGenuine } = await documentedCheck();
    expect(isGenuine({ ...got, secret })).toBe(true);
    expect(isGenuine({ ...got, secret: 'psw_other' })).toBe(false);
    expect(isGenuine({ ...got, secret, body: got?.body.replace('page', 'pige') })).toBe(false);
    expect(isGenuine({ ...got, secret, now: Date.now() + 600_000 })).toBe(false);
    const { sendings } = await done(sendingList, send('GET', '/sendings'));
    expect(JSON.stringify(sendings)).not.toContain(secret);
    const path = String(body.link).replace('https://insights.example.com', '');
    const opened = await room.app.jobs.openLink(linkParts(path));
    expect(opened.file.name).toMatch(/\.xlsx$/);
  });

  it('API-56 is tried again while it fails, and told again when somebody asks', async () => {
    receiver.status = 500;
    const { sending: made } = await addPage({ webhook: { url: receiver.url } });
    const [run] = await runNow(made.id);
    const [notice] = run?.notices ?? [];
    expect(notice).toMatchObject({ state: 'waiting', tries: 1, log: [{ status: 500 }] });
    expect(Date.parse(notice?.nextTryAt ?? '') - Date.now()).toBeGreaterThan(50_000);
    receiver.status = 200;
    const { sending: other } = await addPage({ webhook: { url: receiver.url } });
    const [told] = (await runNow(other.id))[0]?.notices ?? [];
    await done(sendingLog, send('POST', `/sendings/${other.id}/notices/${told?.id}/replay`));
    await room.app.jobs.runDue();
    const { runs } = await done(sendingLog, send('GET', `/sendings/${other.id}/log`));
    expect(runs[0]?.notices[0]?.log).toHaveLength(2);
    const deliveries = receiver.got.slice(1).map(({ headers }) => headers['partnerscope-delivery']);
    expect(deliveries).toEqual([told?.id, told?.id]);
    const foreign = await send('POST', `/sendings/${made.id}/notices/${told?.id}/replay`);
    expect(foreign.statusCode).toBe(404);
  });

  it('SEC-6 reaches no private address that the settings do not name', async () => {
    const { sending: made } = await addPage({ webhook: { url: 'http://127.0.0.2:9/' } });
    const [run] = await runNow(made.id);
    expect(run?.notices[0]?.log[0]?.reason).toContain('private');
  });
});

describe('an alert', () => {
  const alert = (more: object) => ({
    name: 'Many customers',
    report: 'customers',
    section: 'customers',
    schedule: { recurrence: { kind: 'daily', time: '08:00', zone: 'UTC' } },
    rule: { kind: 'above', threshold: 3 },
    ...more,
  });
  const addAlert = (more: object, account?: string) =>
    done(madeSending, send('POST', '/sendings/alerts', account, alert(more)));

  it('tells once that it began, as its owner sees the figure, and shows each reader their own', async () => {
    const { sending: made } = await addAlert({ ...mailTo('erv', 'here'), webhook: { url: receiver.url } });
    const [first] = await runNow(made.id);
    expect(first).toMatchObject({ status: 'Completed', news: 'began' });
    const mails = await mailsByBox();
    expect(mails.get('erv@example.com')).toMatchObject({ subject: 'Alert: Many customers' });
    expect(mails.get('erv@example.com')?.text).toContain('Customers: 4 ·');
    expect(mails.get('here@example.com')?.text).toContain('Customers: 2 ·');
    expect(receiver.got.map(({ body }) => JSON.parse(body).event)).toEqual(['alert.began']);
    const [second] = await runNow(made.id);
    expect(second).toMatchObject({ status: 'Completed', news: null, file: null, notices: [] });
    expect(box.mails).toHaveLength(2);
    const { sendings } = await done(sendingList, send('GET', '/sendings'));
    expect(sendings.find(({ id }) => id === made.id)?.alert).toMatchObject({ isOn: true, since: first?.dueAt });
    // Of the two customers here the owner would see no more than two.
    const { sending: small } = await addAlert({}, 'here');
    expect((await runNow(small.id, 'here'))[0]).toMatchObject({ status: 'Completed', news: null });
  });

  it('watches a column in a row, changes and stale data', async () => {
    const row = { product: 'Azure' };
    const { rows } = await sectionOf('products');
    const watched = { ...row, product: String(rows[0]?.product) };
    const { sending: made } = await addAlert({
      section: 'products',
      column: 'customers',
      row: watched,
      rule: { kind: 'below', threshold: 1e6 },
    });
    expect((await runNow(made.id))[0]?.news).toBe('began');
    // Nothing came before the first month, so nothing is known to have changed.
    const rule = { kind: 'change', direction: 'either', by: 1, unit: 'points' };
    const { sending: change } = await addAlert({ search: '?from=2024-01&to=2024-01', rule });
    expect((await runNow(change.id))[0]?.news).toBeNull();
    const { sending: stale } = await addAlert({ rule: { kind: 'stale', days: 3650 } });
    expect((await runNow(stale.id))[0]?.news).toBeNull();
  });

  it('is looked at when data come that its page reads, and says when it is over', async () => {
    const { sending: made } = await addAlert({ name: 'April', rule: { kind: 'below', threshold: 5 } }, 'rv');
    expect((await runNow(made.id, 'rv'))[0]?.news).toBe('began');
    const { csv = '' } = canaryFiles(marks).find(({ dataset }) => dataset === 'CustomersAndTenants') ?? {};
    const [header = '', ...lines] = csv.trim().split('\n');
    const april = lines.filter((line) => line.includes('2024-03')).map((line) => line.replaceAll('2024-03', '2024-04'));
    // As many customers more, by both of what tells one from another.
    const more = april.map((line) =>
      line.replace(/0000-00000000000(\d)/, '0000-00000000001$1').replace(/CustomerTpid-/, 'CustomerTpid-1'),
    );
    await bringAs([header, ...april, ...more].join('\n'));
    await room.app.jobs.runDue();
    const { runs } = await done(sendingLog, send('GET', `/sendings/${made.id}/log`, 'rv'));
    expect(runs).toHaveLength(2);
    expect(runs[0]).toMatchObject({ status: 'Completed', news: 'over' });
  });

  it.each([
    ['a section without a figure in large type', { section: 'products' }, 'column'],
    ['a column that is no figure', { section: 'products', column: 'product' }, 'column'],
    ['a rule without a number', { rule: { kind: 'above' } }, 'rule'],
    ['a section that is not there', { section: 'x' }, 'section'],
  ])('refuses %s', async (_, more, parameter) => {
    const answer = await send('POST', '/sendings/alerts', 'erv', alert(more));
    expect([400, 404], answer.body).toContain(answer.statusCode);
    expect(answer.json().parameter).toBe(parameter);
  });

  it('SEC-4 RO-6 watches nothing that its owner may not see', async () => {
    const draft = alert({ report: 'microsoft-learn', section: 'learners-modules', column: 'modules' });
    expect((await send('POST', '/sendings/alerts', 'rv', draft)).statusCode).toBe(403);
  });
});

async function sectionOf(section: string) {
  const schema = z.object({ sections: z.array(z.object({ rows: z.array(z.record(z.string(), z.unknown())) })) });
  const { sections } = await done(schema, send('GET', `/reports/customers/sections/${section}.json`));
  return sections[0] ?? { rows: [] };
}

async function bringAs(csv: string): Promise<void> {
  const { app } = room;
  const request = { tenant: ours, dataset: 'CustomersAndTenants', name: 'april.csv' };
  const status = app.imports.announce(request);
  const { path, discard } = await app.uploads.receive(status.id, Readable.from([Buffer.from(csv)]));
  app.imports.start(status.id, path, discard);
  const { stage, error } = await app.imports.ended(status.id);
  expect([stage, error]).toEqual(['done', null]);
}

/** The check that docs/sendings.md gives to receivers. */
async function documentedCheck(): Promise<{ readonly isGenuine: (asked: object) => boolean }> {
  const text = readFileSync(new URL('../docs/sendings.md', import.meta.url), 'utf8');
  const code = /```js\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

function linkParts(path: string) {
  const [executionId = '', expiry = '', signature = ''] = path.split('/').slice(-3);
  return { executionId, expiry, signature };
}
