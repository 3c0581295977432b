import type { Readable } from 'node:stream';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { attachment, claim } from '#contract/programme-claims.ts';
import type { Enrolment, PartnerProfile } from '#domain/programme/book.ts';
import { createRecords } from '#state/records.ts';
import { type HttpRoom, httpRoom } from './http-room.ts';
import { pdf } from './programme-files.ts';
import { type SeededPerson, seedPeople, signedIn } from './seeded-people.ts';

/** Two enrolled partners, a third that is not, two operators, and people with little right. */
export const [ours, theirs, outside] = ['partner-one', 'partner-two', 'partner-three'] as const;

const people: readonly SeededPerson[] = [
  { account: 'operator', tenant: ours, grants: [], operator: true },
  { account: 'second-operator', tenant: ours, grants: [], operator: true },
  { account: 'admin', tenant: ours, grants: [{ role: 'MPA' }] },
  { account: 'billing', tenant: ours, grants: [{ role: 'BA' }] },
  { account: 'viewer', tenant: ours, grants: [{ role: 'RV' }] },
  { account: 'other-admin', tenant: theirs, grants: [{ role: 'MPA' }] },
  { account: 'third-admin', tenant: outside, grants: [{ role: 'MPA' }] },
];

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface ClaimsRoom extends HttpRoom {
  /** What the product takes for today from now on. */
  on(day: string): void;
  /** Asks an address below `programme` as somebody. */
  ask(method: Method, path: string, account: string, payload?: object): Promise<LightMyRequestResponse>;
  /** Hands a file in. */
  give(content: Buffer | Readable, as: Given): Promise<LightMyRequestResponse>;
  /** A claim with an invoice of its own. @returns its id */
  claimed(account: string, invoiceNumber: string): Promise<string>;
}

export interface Given {
  readonly account?: string;
  readonly file?: string;
  readonly kind?: string;
  readonly tenant?: string;
  readonly type?: string;
}

export const line = {
  month: '2021-03',
  omlpType: 'MOC digital',
  purchaseUnits: 4,
  invoiceNumber: 'INV-1',
  kpiValue: 4,
  revenueUsd: 320.5,
};

export async function claimsRoom(settings: object = {}): Promise<ClaimsRoom> {
  const room = httpRoom({ today: '2021-05-20', requestsPerMinute: 1_000_000, ...settings });
  await room.open();
  for (const tenant of [ours, theirs]) await room.bring(purchases(tenant), { tenant, dataset: 'CoursewarePurchases' });
  await room.close();
  await seedPeople(room.dir, people);
  await writeBooks(room.dir);
  await room.open();
  return Object.assign(Object.create(room), waysIn(room));
}

function waysIn(room: HttpRoom): Pick<ClaimsRoom, 'on' | 'ask' | 'give' | 'claimed'> {
  const send = (request: { method: Method; path: string; account: string; type?: string; payload?: object }) =>
    room.server.inject({
      method: request.method,
      url: `/api/v1/${request.path}`,
      headers: { ...signedIn(request), ...(request.type !== undefined && { 'content-type': request.type }) },
      ...(request.payload !== undefined && { payload: request.payload }),
    });
  const ask: ClaimsRoom['ask'] = (method, path, account, payload) =>
    send({ method, path: `programme/${path}`, account, ...(payload !== undefined && { payload }) });
  const give: ClaimsRoom['give'] = (payload, { account = 'admin', type = 'application/octet-stream', ...given }) => {
    const query = new URLSearchParams({ file: 'invoice.pdf', kind: 'invoice', ...given });
    return send({ method: 'POST', path: `programme/attachments?${query}`, account, type, payload });
  };
  return {
    on: (day) => Object.assign(room.config, { today: day }),
    ask,
    give,
    async claimed(account, invoiceNumber) {
      const file = attachment.parse((await give(pdf, { account })).json());
      const attachments = [{ id: file.id, kind: 'invoice' }];
      const made = await ask('POST', 'claims', account, { lines: [{ ...line, invoiceNumber }], attachments });
      expect(made.statusCode, made.body).toBe(201);
      return claim.parse(made.json()).id;
    },
  };
}

function purchases(tenant: string): string {
  const header =
    'PGAMpnId,MPNId,InvoiceNumber,InvoiceLine,InvoiceDate,DocumentKind,OmlpType,PurchaseUnits,KpiValue,Qualifying';
  return `${header}\n${tenant},4571013,Inv-Known,1,2021-02-03,invoice,MOC digital,10,12.5,1\n`;
}

const enrolment: Enrolment = {
  level: 'learning-action-pack',
  competency: null,
  order: 'order-1',
  attainedOn: '2020-08-01',
  anniversary: '2021-08-01',
  step: 'active',
  track: null,
  ended: null,
};

const profile: PartnerProfile = {
  ...{ name: 'Partner', country: 'NL', region: null, isMember: true, isVerified: true },
  ...{ taxId: null, isTaxExempt: false, billTo: null, soldTo: null },
  domains: ['contoso.com'],
};

async function writeBooks(dir: string): Promise<void> {
  const records = createRecords({
    place: { kind: 'folder', folder: `${dir}/records` },
    now: () => '2020-08-01T00:00:00.000Z',
    newId: () => crypto.randomUUID(),
  });
  try {
    for (const tenant of [ours, theirs, outside]) {
      await records.of(tenant).programme.write(async (book) => {
        await book.add('profile', profile, 'profile');
        if (tenant !== outside) await book.add('enrolment', enrolment, 'enrolment-1');
      });
    }
  } finally {
    await records.close();
  }
}
