import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { importStatus } from '#contract/imports.ts';
import { ledger, programmeHistory, programmeStatus, replayedDecision } from '#contract/programme.ts';
import { attachment, batchList, claim, directory, listing } from '#contract/programme-claims.ts';
import { caseList, enrolmentList, membershipOffers, membershipOrder } from '#contract/programme-membership.ts';
import { editionList } from '#contract/programme-rules.ts';
import { type HttpRoom, httpRoom } from './http-room.ts';
import { pdfWith } from './programme-files.ts';
import { type SeededPerson, seedPeople, signedIn } from './seeded-people.ts';

const tenant = 'newcomer';
const competency = 'Data Analytics';
const people: readonly SeededPerson[] = [
  { account: 'operator', tenant: 'somebody-else', grants: [], operator: true },
  { account: 'admin', tenant, grants: [{ role: 'MPA' }] },
];
const contact = { name: 'Noor', phone: '+31 20 1234567', email: 'noor@example.com' };

let room: HttpRoom;

beforeAll(async () => {
  room = httpRoom({ today: '2021-05-20', requestsPerMinute: 1_000_000 });
  await seedPeople(room.dir, people);
  await room.open();
  await asOperator('POST', 'house/tenants', { tenant, name: 'Newcomer B.V.' });
}, 60_000);
afterAll(() => room?.remove());

const today = (day: string) => Object.assign(room.config, { today: day });

async function ask(method: 'GET' | 'POST' | 'PUT', path: string, account: string, payload?: object | Buffer) {
  const headers = {
    ...signedIn({ account }),
    ...(Buffer.isBuffer(payload) && { 'content-type': 'application/octet-stream' }),
  };
  const url = `/api/v1/${path}`;
  const answer = await room.server.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  expect(answer.statusCode, `${method} ${path}: ${answer.body}`).toBeLessThan(300);
  return answer.json();
}

const own = (path: string) => `programme/${path}${path.includes('?') ? '&' : '?'}tenant=${tenant}`;
const asAdmin = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object | Buffer) =>
  ask(method, own(path), 'admin', payload);
const asOperator = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
  ask(method, path, 'operator', payload);

const status = async () => programmeStatus.parse(await asAdmin('GET', 'status'));
const offers = async () => membershipOffers.parse(await asAdmin('GET', 'offers'));
const enrolments = async () => enrolmentList.parse(await asAdmin('GET', 'enrolments')).enrolments;

async function offer(name: 'action-pack' | 'silver' | 'gold') {
  const found = (await offers()).offers.find((one) => one.offer === name);
  if (found === undefined) throw new Error(`no tile of ${name}`);
  return found;
}

/** Orders what the tile shows, by transfer, and hands in the proof. */
async function order(name: 'action-pack' | 'silver' | 'gold') {
  const { toPay } = await offer(name);
  const draft = { method: 'transfer', terms: '1', toPay, contact };
  const path = name === 'action-pack' ? 'action-pack/orders' : 'orders';
  const placed = membershipOrder.parse(
    await asAdmin('POST', path, name === 'action-pack' ? draft : { ...draft, offer: name, competency }),
  );
  const paper = Buffer.concat([pdfWith(), Buffer.from(`% ${placed.number}`)]);
  const proof = attachment.parse(await asAdmin('POST', 'attachments?file=proof.pdf&kind=payment-proof', paper));
  const facts = { paidOn: room.config.today, account: 'NL91 ABNA 0417 1643 00', reference: placed.number };
  return membershipOrder.parse(await asAdmin('POST', `orders/${placed.id}/proof`, { attachment: proof.id, ...facts }));
}

async function confirm({ id, version }: z.output<typeof membershipOrder>) {
  const body = { version, outcome: 'paid', on: room.config.today };
  return membershipOrder.parse(await asOperator('POST', own(`orders/${id}/settle`), body));
}

/** Invoice lines of a month; delivered like every other export. */
async function buy(month: string, kpi: number) {
  const header =
    'PGAMpnId,MPNId,InvoiceNumber,InvoiceLine,InvoiceDate,DocumentKind,OmlpType,PurchaseUnits,KpiValue,RevenueUSD,Qualifying';
  const line = `${tenant},4571013,CW-${month},1,${month}-09,invoice,MOC digital,${kpi},${kpi},${kpi * 100},1`;
  const url = `/api/v1/imports?tenant=${tenant}&dataset=CoursewarePurchases&file=purchases.csv`;
  const headers = signedIn({ account: 'operator' });
  const payload = `${header}\n${line}\n`;
  const typed = { ...headers, 'content-type': 'text/csv' };
  const { id } = importStatus.parse(
    (await room.server.inject({ method: 'POST', url, headers: typed, payload })).json(),
  );
  await expect
    .poll(async () => importStatus.parse(await asOperator('GET', `imports/${id}`)).stage, { timeout: 30_000 })
    .toBe('done');
}

describe('a new partner, from nothing to the renewal of gold', () => {
  it('ENR-2 ENR-5 ENR-43 stands nowhere at first, and the product says what to do', async () => {
    const { kpi, levels, best, enrolments: held, steps } = await status();
    expect([kpi.total, best, held]).toEqual([0, null, []]);
    expect(levels[0]).toMatchObject({ level: 'learning-action-pack', eligible: false });
    expect(steps.length).toBeGreaterThan(0);
  });

  it('ENR-7 ENR-32 the operator enters numbers, prices and what is known of the partner', async () => {
    const { editions } = editionList.parse(await asOperator('GET', 'programme/editions'));
    const found = editions.find(({ edition }) => edition.id === '2021');
    if (found === undefined) throw new Error('no edition 2021');
    const { edition, version } = found;
    const set = (level: 'silver' | 'gold', kpi: number, trainers: number) => ({
      ...{ id: level, level, period: { from: '2019-01-01' }, kpi, trainers, exams: 0 },
    });
    const price = (name: string, amount: number) => ({ offer: name, currency: 'EUR', amount });
    await asOperator('PUT', 'programme/editions/2021', {
      version,
      edition: {
        ...edition,
        requirementSets: [
          ...edition.requirementSets.filter(({ level }) => level === 'learning-action-pack'),
          set('silver', 20, 1),
          set('gold', 50, 2),
        ],
        learningOptions: [{ competency, levels: ['silver', 'gold'] }],
        prices: [price('action-pack', 45_000), price('silver', 150_000), price('gold', 400_000)],
        bankAccounts: [{ currency: 'EUR', holder: 'Programme B.V.', account: 'NL91 ABNA 0417 1643 00', bank: 'A' }],
        texts: { ...edition.texts, terms: { version: '1', text: 'Pay, renew, refund.' } },
      },
    });
    expect((await offer('action-pack')).open).toBe(false);
    const profile = {
      region: null,
      isMember: true,
      isVerified: true,
      isTaxExempt: false,
      domains: ['newcomer.example'],
    };
    await asOperator('PUT', own('profile/status'), { version: 0, profile });
    for (const name of ['Ada', 'Ben']) await asOperator('POST', own('trainers'), { name, reference: `MCT-${name}` });
    expect(await offer('action-pack')).toMatchObject({ open: true, toPay: { currency: 'EUR', amount: 45_000 } });
  });

  it('ENR-28 FEE-16 FEE-19 MAP-10 takes the Action Pack, from the transfer to the open courseware', async () => {
    await confirm(await order('action-pack'));
    expect((await enrolments())[0]).toMatchObject({
      level: 'learning-action-pack',
      step: 'awaiting-marketplace-profile',
    });
    const { cases } = caseList.parse(await asOperator('GET', own('cases')));
    const [open] = cases.filter(({ kind }) => kind === 'marketplace-profile');
    const answer = { version: open?.version, state: 'done', answer: 'The profile is set up' };
    await asOperator('POST', own(`cases/${open?.id}/answer`), answer);
    const [pack] = await enrolments();
    expect(pack).toMatchObject({ step: 'active', anniversary: '2022-05-20' });
    await asAdmin('POST', `enrolments/${pack?.id}/track`, { track: 'training' });
    expect((await enrolments())[0]?.track).toBe('training');
  });

  it('ENR-34 ENR-50 ENR-54 reaches silver with purchases from before, and the commitment', async () => {
    await buy('2021-04', 30);
    expect((await status()).kpi.total).toBe(30);
    expect((await offer('silver')).open).toBe(false);
    await asAdmin('POST', 'commitments', { competency, guidelines: '2021' });
    expect((await status()).best).toEqual({ competency, level: 'silver' });
    expect(await confirm(await order('silver'))).toMatchObject({ status: 'paid', toPay: { amount: 150_000 } });
  });

  it('ENR-63 a claim that is accepted adds what the ledger lacked', async () => {
    const paper = attachment.parse(await asAdmin('POST', 'attachments?file=invoice.pdf&kind=invoice', pdfWith()));
    const line = { month: '2021-03', omlpType: 'MOC digital', invoiceNumber: 'LOST-1', purchaseUnits: 25 };
    const made = claim.parse(
      await asAdmin('POST', 'claims', {
        lines: [{ ...line, kpiValue: 25, revenueUsd: 2500 }],
        attachments: [{ id: paper.id, kind: 'invoice' }],
      }),
    );
    await asOperator('POST', own(`claims/${made.id}/decide`), { version: made.version, state: 'accepted' });
    expect((await status()).kpi.total).toBe(55);
    const { lines } = ledger.parse(await asAdmin('GET', 'ledger'));
    expect(lines.map(({ invoice, origin }) => [invoice, origin])).toContainEqual(['LOST-1', 'claim']);
  });

  it('FEE-30 FEE-31 FEE-33 ENR-45 goes up to gold for three quarters of its price', async () => {
    today('2021-06-10');
    expect(await offer('gold')).toMatchObject({ open: true, discountPercent: 25, toPay: { amount: 300_000 } });
    await confirm(await order('gold'));
    const held = await enrolments();
    expect(held.find(({ level }) => level === 'gold')).toMatchObject({ status: 'active', anniversary: '2022-06-10' });
    expect(held.find(({ level }) => level === 'silver')?.ended).toMatchObject({ why: 'upgraded' });
  });

  it('ENR-70 … ENR-76 stands in the directory after the first week of the month after', async () => {
    const wish = { displayName: 'Newcomer Learning', country: 'NL', url: 'https://www.newcomer.example/learn' };
    const sure = { aboutUs: true, noCompetitors: true, ownPage: true };
    const made = listing.parse(await asAdmin('POST', 'listings', { ...wish, ...sure }));
    await asOperator('POST', own(`listings/${made.id}/decide`), { version: made.version, state: 'accepted' });
    today('2021-06-16');
    const { next } = batchList.parse(await asOperator('GET', 'programme/batches'));
    expect(next).toMatchObject({ month: '2021-06', visibleBy: '2021-07-07', open: true });
    await asOperator('POST', 'programme/batches', { month: '2021-06' });
    today('2021-07-07');
    const shown = directory.parse((await room.get('/api/v1/directory')).json());
    expect(shown.partners).toEqual([wish]);
    expect((await status()).directory.status).toBe('listed');
  });

  it('REN-2 … REN-10 L-11 renews gold in its window, once the last month shows, with the KPIs of the twelve months before', async () => {
    for (const month of ['2021-11', '2022-02']) await buy(month, 40);
    today('2022-06-10');
    expect((await offer('gold')).open).toBe(false);
    today('2022-06-11');
    expect((await offer('gold')).refusals).toEqual([{ id: 'decision-not-yet', from: '2022-06-15' }]);
    today('2022-06-15');
    expect(await offer('gold')).toMatchObject({ open: true, discountPercent: 0, toPay: { amount: 400_000 } });
    expect((await offer('gold')).renews).not.toBeNull();
    await confirm(await order('gold'));
    const gold = (await enrolments()).filter(({ level, ended }) => level === 'gold' && ended === null);
    expect(gold.map(({ anniversary, status: state }) => [anniversary, state])).toEqual([['2023-06-10', 'active']]);
  });

  it('ENR-7 every decision says the same when it is made again by its own rules', async () => {
    const { decisions } = programmeHistory.parse(await asAdmin('GET', 'history'));
    const kinds = new Set(decisions.map(({ kind }) => kind));
    for (const kind of ['order.paid', 'claim.accepted', 'enrolment.begun', 'enrolment.ended', 'listing.accepted']) {
      expect(kinds).toContain(kind);
    }
    for (const { id } of decisions) {
      const again = replayedDecision.parse(await asAdmin('GET', `decisions/${id}/replay`));
      expect(again.same || again.replayed === null, JSON.stringify(again)).toBe(true);
    }
  });
});
