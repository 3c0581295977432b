import type { LightMyRequestResponse } from 'fastify';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { z } from 'zod';
import { madeSending, sending, sendingLog } from '#contract/sendings.ts';
import { canariesOf, canaryFiles, locations } from './canary-data.ts';
import { type HttpRoom, httpRoom } from './http-room.ts';
import { type MailBox, openMailBox } from './mail-box.ts';
import { seedPeople, signedIn } from './seeded-people.ts';
import { createReceiver } from './webhook-receiver.ts';

export const [ours, theirs] = ['tenant-a-4', 'tenant-b-7'] as const;
export const marks = canariesOf('a');
/** What the two pages of these tests are counted from. */
const used: readonly string[] = [
  'CustomersAndTenants',
  'SeatsSubscriptionsAndRevenue',
  'TrainingCompletions',
  'MSLearn',
];

export const schedule = { recurrence: { kind: 'weekly', weekdays: [1], time: '09:00', zone: 'Europe/Amsterdam' } };
/** A page to be sent, as somebody sets it up. */
export const page = (more: object) => ({
  name: 'Customers, each Monday',
  report: 'customers',
  format: 'xlsx',
  schedule,
  ...more,
});
export const mailTo = (...accounts: readonly string[]) => ({
  mail: { to: accounts.map((one) => `${one}@example.com`) },
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** While its tests run. */
interface Running {
  readonly room: Pick<HttpRoom, 'app' | 'server'>;
  readonly box: Pick<MailBox, 'mails'>;
}

/** Gives the tests of a file two tenants with data and people, a mail server and a receiver of webhooks. */
export function useSendingsRoom() {
  const receiver = createReceiver();
  let box: MailBox | undefined;
  let room: HttpRoom | undefined;
  beforeAll(async () => {
    await receiver.open();
    box = await openMailBox();
    room = roomWith(box);
    await fill(room);
  }, 180_000);
  beforeEach(() => {
    box?.empty();
    receiver.empty();
  });
  afterAll(async () => {
    await room?.remove();
    await box?.close();
    await receiver.close();
  });
  const running: Running = {
    room: {
      get app() {
        return there(room).app;
      },
      get server() {
        return there(room).server;
      },
    },
    box: {
      get mails() {
        return there(box).mails;
      },
    },
  };
  return { ...running, receiver, ...clientOf(running) };
}

function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the room is closed');
  return thing;
}

function roomWith({ port }: MailBox): HttpRoom {
  return httpRoom(
    { today: '2024-04-15', requestsPerMinute: 1_000_000 },
    {
      PARTNERSCOPE_SMTP_URL: `smtp://127.0.0.1:${port}`,
      PARTNERSCOPE_MAIL_FROM: 'insights@example.com',
      PARTNERSCOPE_PUBLIC_URL: 'https://insights.example.com',
      PARTNERSCOPE_CALLBACK_ALLOW: '127.0.0.1',
    },
  );
}

async function fill(room: HttpRoom): Promise<void> {
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
}

function clientOf({ room, box }: Running) {
  const send = (method: Method, path: string, account = 'erv', payload?: object): Promise<LightMyRequestResponse> => {
    const url = `/api/v1${path}${path.includes('?') ? '&' : '?'}tenant=${ours}`;
    // As browsers keep it of an installation that is open to others.
    const cookie = `__Host-${signedIn({ account }).cookie}`;
    const headers = { ...signedIn({ account }), cookie, host: 'insights.example.com' };
    return room.server.inject({ method, url, headers, ...(payload && { payload }) });
  };
  return {
    send,
    done,
    addPage: (more: object, account?: string) =>
      done(madeSending, send('POST', '/sendings/pages', account, page(more))),
    /** Its runs, once all that is due was done. */
    async runNow(id: string, account?: string) {
      await done(sending, send('POST', `/sendings/${id}/run`, account));
      await room.app.jobs.runDue();
      const { runs } = await done(sendingLog, send('GET', `/sendings/${id}/log`, account));
      return runs;
    },
    async mailsByBox() {
      const read = box.mails.map(async ({ to, raw }) => [to[0] ?? '', await PostalMime.parse(raw)] as const);
      return new Map(await Promise.all(read));
    },
  };
}

async function done<T>(schema: z.ZodType<T>, answer: Promise<LightMyRequestResponse>): Promise<T> {
  const { statusCode, body } = await answer;
  expect(statusCode, body).toBeLessThan(300);
  return schema.parse(JSON.parse(body));
}
