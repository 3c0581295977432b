import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { z } from 'zod';
import {
  type enrolment,
  enrolmentList,
  membershipOffers,
  membershipOrder,
  type openOrders,
} from '#contract/programme-membership.ts';
import { type EditionDraft, editionList } from '#contract/programme-rules.ts';
import type { Enrolment, Listing } from '#domain/programme/book.ts';
import { type HttpRoom, httpRoom } from './http-room.ts';
import { type SeededPerson, seedPeople, signedIn } from './seeded-people.ts';

export const [ours, theirs] = ['partner-one', 'partner-two'] as const;
export const competency = 'Data Analytics';

const people: readonly SeededPerson[] = [
  { account: 'operator', tenant: ours, grants: [], operator: true },
  { account: 'second-operator', tenant: ours, grants: [], operator: true },
  { account: 'mpa', tenant: ours, grants: [{ role: 'MPA' }] },
  { account: 'ga', tenant: ours, grants: [{ role: 'GA' }] },
  { account: 'aa', tenant: ours, grants: [{ role: 'AA' }] },
  { account: 'uma', tenant: ours, grants: [{ role: 'UMA' }] },
  { account: 'ba', tenant: ours, grants: [{ role: 'BA' }] },
  { account: 'rv', tenant: ours, grants: [{ role: 'RV' }] },
  { account: 'stranger', tenant: theirs, grants: [{ role: 'MPA' }, { role: 'AA' }] },
];

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Order = z.output<typeof membershipOrder>;
export type Offer = z.output<typeof membershipOffers>['offers'][number];
export type OpenOrders = z.output<typeof openOrders>;

/** What a partner writes into an order besides what it is of. */
export const contact = { name: 'Noor', phone: '+31 20 1234567', email: 'noor@example.com' };
export const account = 'NL91 ABNA 0417 1643 00';

export interface MemberRoom extends HttpRoom {
  /** What the product takes for today from now on. */
  on(day: string): void;
  /** Asks an address below `programme` as somebody, of a partner. */
  ask(method: Method, path: string, as?: As, payload?: object): Promise<LightMyRequestResponse>;
  offer(offer: string, as?: As): Promise<Offer>;
  /** Orders what is on offer, by transfer when nothing else is said. */
  order(offer: 'action-pack' | 'silver' | 'gold', more?: object, as?: As): Promise<LightMyRequestResponse>;
  /** As `order`, and the operator confirms the money. */
  buy(offer: 'action-pack' | 'silver' | 'gold', as?: As): Promise<Order>;
  settle(order: Order, outcome: string, more?: object, as?: As): Promise<LightMyRequestResponse>;
  /** Of every partner. */
  openOrders(account: string): Promise<LightMyRequestResponse>;
  orders(as?: As): Promise<readonly Order[]>;
  enrolments(as?: As): Promise<readonly z.output<typeof enrolment>[]>;
  /** Writes an edition as the operator, changed. */
  changeEdition(change: (draft: EditionDraft) => EditionDraft): Promise<void>;
  /** What was decided of our partner, newest first. */
  decisions(): Promise<
    readonly { readonly id: string; readonly kind: string; readonly about: string | null; readonly outcome: object }[]
  >;
}

interface As {
  readonly account?: string;
  readonly tenant?: string;
}

/** Two partners with trainers, and purchases of 60 KPIs for our first one; an edition with numbers, prices and a bank. */
export async function memberRoom(env: Readonly<Record<string, string>> = {}): Promise<MemberRoom> {
  const room = httpRoom({ today: '2021-05-20', requestsPerMinute: 1_000_000 }, env);
  await room.open();
  for (const tenant of [ours, theirs]) {
    await room.bring(purchases(tenant, 60, '2021-03-03'), { tenant, dataset: 'CoursewarePurchases' });
  }
  await room.close();
  await seedPeople(room.dir, people);
  await room.open();
  const whole: MemberRoom = Object.assign(Object.create(room), waysIn(room));
  await whole.changeEdition(withNumbers);
  for (const tenant of [ours, theirs]) await prepare(whole, tenant);
  return whole;
}

function waysIn(room: HttpRoom): Omit<MemberRoom, keyof HttpRoom> {
  const ask: MemberRoom['ask'] = async (
    method,
    path,
    { account: who = 'mpa', tenant = ours } = {},
    payload = undefined,
  ) => {
    const url = `/api/v1/programme/${path}${path.includes('?') ? '&' : '?'}tenant=${tenant}`;
    const headers = headersOf(room, who);
    return room.server.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  };
  const done = async (answer: Promise<LightMyRequestResponse>) => {
    const { statusCode, body } = await answer;
    expect(statusCode, body).toBeLessThan(300);
    return JSON.parse(body);
  };
  const offers = async (as?: As) => membershipOffers.parse(await done(ask('GET', 'offers', as)));
  const offer: MemberRoom['offer'] = async (name, as) => {
    const found = (await offers(as)).offers.find((one) => one.offer === name);
    if (found === undefined) throw new Error(`there is no offer ${name}`);
    return found;
  };
  const order: MemberRoom['order'] = async (name, more = {}, as = {}) => {
    const { toPay } = await offer(name, as);
    const draft = { method: 'transfer', terms: '7', contact, toPay, ...more };
    const what = name === 'action-pack' ? {} : { offer: name, competency };
    return ask('POST', name === 'action-pack' ? 'action-pack/orders' : 'orders', as, { ...what, ...draft });
  };
  const settle: MemberRoom['settle'] = async (
    { id, version },
    outcome,
    more = {},
    { account: who = 'operator', tenant = ours } = {},
  ) =>
    ask('POST', `orders/${id}/settle`, { account: who, tenant }, { version, outcome, on: room.config.today, ...more });
  return {
    ask,
    offer,
    order,
    settle,
    on: (day) => Object.assign(room.config, { today: day }),
    async buy(name, as) {
      const placed = membershipOrder.parse(await done(order(name, {}, as)));
      return membershipOrder.parse(await done(settle(placed, 'paid', {}, { tenant: as?.tenant ?? ours })));
    },
    openOrders: async (who) => asHouse(room, 'GET', 'open-orders', { account: who }),
    orders: async (as) => (await offers(as)).orders,
    enrolments: async (as) => enrolmentList.parse(await done(ask('GET', 'enrolments', as))).enrolments,
    async changeEdition(change) {
      const { editions } = editionList.parse((await asHouse(room, 'GET', 'editions')).json());
      const { edition, version } = editions.find((one) => one.edition.id === '2021') ?? fail();
      const answer = await asHouse(room, 'PUT', 'editions/2021', { payload: { version, edition: change(edition) } });
      expect(answer.statusCode, answer.body).toBe(200);
    },
    async decisions() {
      return room.app.programme.desk.records.of(ours).programme.decisions();
    },
  };
}

/** Asks for what is of no partner. */
function asHouse(
  room: HttpRoom,
  method: Method,
  path: string,
  { account: who = 'operator', payload }: { readonly account?: string; readonly payload?: object } = {},
): Promise<LightMyRequestResponse> {
  const headers = headersOf(room, who);
  return room.server.inject({ method, url: `/api/v1/programme/${path}`, headers, ...(payload && { payload }) });
}

/** As browsers send them; a cookie of an installation that is open to others is called differently. */
function headersOf({ config }: HttpRoom, who: string): Readonly<Record<string, string>> {
  const own = signedIn({ account: who });
  if (config.publicUrl === undefined) return own;
  return { ...own, cookie: `__Host-${own.cookie}`, host: new URL(config.publicUrl).host };
}

function fail(): never {
  throw new Error('there is no edition 2021');
}

function withNumbers(draft: EditionDraft): EditionDraft {
  const set = (id: 'silver' | 'gold', kpi: number, trainers: number) => ({
    ...{ id, level: id, competency: null, region: null, period: { from: '2019-01-01', to: null } },
    ...{ kpi, trainers, exams: 0, revenueUsd: null },
  });
  const price = (offer: 'action-pack' | 'silver' | 'gold', amount: number) => ({
    offer,
    country: null,
    currency: 'EUR',
    amount,
  });
  return {
    ...draft,
    requirementSets: [
      ...draft.requirementSets.filter(({ level }) => level === 'learning-action-pack'),
      set('silver', 20, 1),
      set('gold', 50, 2),
    ],
    learningOptions: [{ competency, levels: ['silver', 'gold'] }],
    prices: [price('action-pack', 45_000), price('silver', 150_001), price('gold', 400_002)],
    bankAccounts: [{ currency: 'EUR', holder: 'Programme B.V.', account, bank: 'ABN AMRO' }],
    texts: { ...draft.texts, terms: { version: '7', text: 'Pay, renew, refund.' } },
  };
}

/** Checked by the operator, with two trainers, and committed. */
async function prepare(room: MemberRoom, tenant: string): Promise<void> {
  const as = { account: 'operator', tenant };
  const profile = { region: null, isMember: true, isVerified: true, isTaxExempt: false, domains: ['learn.example'] };
  const checked = await room.ask('PUT', 'profile/status', as, { version: 0, profile });
  expect(checked.statusCode, checked.body).toBe(200);
  for (const name of ['Ada', 'Ben']) {
    const made = await room.ask('POST', 'trainers', as, { name, reference: `MCT-${name}`, until: null });
    expect(made.statusCode, made.body).toBeLessThan(300);
  }
  const committed = await room.ask('POST', 'commitments', as, { competency, guidelines: '2021' });
  expect(committed.statusCode, committed.body).toBe(201);
}

export function purchases(tenant: string, kpi: number, date: string): string {
  const header =
    'PGAMpnId,MPNId,InvoiceNumber,InvoiceLine,InvoiceDate,DocumentKind,OmlpType,PurchaseUnits,KpiValue,Qualifying,Competency';
  return `${header}\n${tenant},4571013,CW-${date},1,${date},invoice,Digital courseware,10,${kpi},1,${competency}\n`;
}

/** Writes an enrolment into the book, as if it had begun long ago. @returns its id */
export async function enrolled(
  room: HttpRoom,
  given: Partial<Enrolment> & Pick<Enrolment, 'anniversary'>,
): Promise<string> {
  const base = {
    level: 'gold',
    competency,
    order: 'none',
    attainedOn: '2020-06-22',
    step: null,
    track: null,
    ended: null,
  } as const;
  const content: Enrolment = { ...base, ...given };
  const { records } = room.app.programme.desk;
  return records.of(ours).programme.write(async (book) => (await book.add('enrolment', content)).id);
}

/** Writes an entry of the directory into the book of our first partner, as if it had been sent. @returns its id */
export async function listed(room: HttpRoom): Promise<string> {
  const entry: Listing = {
    ...{ displayName: 'Contoso', country: 'NL', url: 'https://learn.example/', requestedOn: '2021-05-01', by: 'Noor' },
    ...{ acceptedOn: '2021-05-02', batchMonth: '2021-05', reason: null, state: 'sent' },
  };
  const { records } = room.app.programme.desk;
  return records.of(ours).programme.write(async (book) => (await book.add('listing', entry)).id);
}
