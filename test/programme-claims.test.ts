import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { attachment, type claim, claimList } from '#contract/programme-claims.ts';
import { problemOf } from './http-room.ts';
import { type ClaimsRoom, claimsRoom, line, ours, theirs } from './programme-claims-room.ts';
import { pdf } from './programme-files.ts';

let room: ClaimsRoom;
beforeAll(async () => {
  room = await claimsRoom();
}, 120_000);
afterAll(() => room.remove());

const invoice = async (account = 'admin', kind = 'invoice') =>
  attachment.parse((await room.give(pdf, { account, kind })).json()).id;
const list = async (account: string, query = '') =>
  claimList.parse((await room.ask('GET', `claims${query}`, account)).json()).claims;
const send = (draft: object, account = 'admin') => room.ask('POST', 'claims', account, draft);
interface As {
  readonly account?: string;
  readonly tenant?: string;
}
const decide = (id: string, body: object, { account = 'operator', tenant = ours }: As = {}) =>
  room.ask('POST', `claims/${id}/decide?tenant=${tenant}`, account, body);
const found = async (id: string): Promise<z.output<typeof claim>> => {
  const one = (await list('operator')).find((each) => each.id === id);
  if (one === undefined) throw new Error(`no claim ${id}`);
  return one;
};

describe('a claim', () => {
  it('ENR-60 ENR-61 L-4 is taken with several complete lines, and stands in the queue of the operator', async () => {
    const id = await invoice();
    const lines = [line, { ...line, invoiceNumber: 'INV-2', month: '2021-02' }];
    const made = await send({ lines, attachments: [{ id, kind: 'invoice' }], note: 'both are missing' });
    expect(made.statusCode, made.body).toBe(201);
    const expected = {
      tenant: ours,
      state: 'submitted',
      submittedOn: '2021-05-20',
      by: 'The admin',
      version: 1,
      lines,
    };
    expect(made.json()).toMatchObject({ ...expected, reason: null, decidedOn: null, notYetVisible: [], doubles: [] });
    expect(made.json().attachments).toMatchObject([{ id, name: 'invoice.pdf', kind: 'invoice' }]);
    await room.claimed('other-admin', 'INV-THEIRS');
    expect((await list('operator')).map(({ tenant }) => tenant).sort()).toEqual([ours, theirs]);
    expect((await list('admin')).map(({ tenant }) => tenant)).toEqual([ours]);
    expect(await list('operator', `?tenant=${theirs}`)).toHaveLength(1);
  });

  it('ENR-61 ENR-62 is refused with every problem by line and field, and nothing of it is kept', async () => {
    const before = (await list('admin')).length;
    const [proof, order] = [await invoice('admin', 'payment-proof'), await invoice('admin', 'order-confirmation')];
    const bad = {
      ...line,
      month: '2021-13',
      omlpType: ' ',
      purchaseUnits: 1.5,
      invoiceNumber: '',
      kpiValue: -1,
      revenueUsd: -0.01,
    };
    const attachments = [
      { id: order, kind: 'invoice' },
      { id: order, kind: 'order-confirmation' },
      { id: proof, kind: 'payment-proof' },
      { id: 'none', kind: 'partner-report' },
    ];
    const { detail, parameter } = problemOf(await send({ lines: [line, bad], attachments }), 400);
    for (const field of ['month', 'omlpType', 'purchaseUnits', 'invoiceNumber', 'kpiValue', 'revenueUsd']) {
      expect(detail).toContain(`line 2, ${field}: `);
    }
    expect(detail).not.toContain('line 1, ');
    expect(detail).toContain(
      'order-confirmation, payment-proof, partner-report is not accepted; only invoices are (ENR-62)',
    );
    expect(detail).toContain('was handed in as order-confirmation, which is not accepted as invoice');
    expect(detail).toContain('is attached twice');
    expect(detail).toContain('there is no file "none" of yours');
    expect(parameter).toBe('attachments');
    expect(problemOf(await send({ lines: [], attachments: [] }), 400).detail).toContain('the invoice is missing');
    expect(await list('admin')).toHaveLength(before);
  });

  it('ENR-62 takes the word of the upload for what a file is', async () => {
    const id = await invoice('admin', 'order-confirmation');
    const answer = await send({ lines: [{ ...line, invoiceNumber: 'INV-3' }], attachments: [{ id, kind: 'invoice' }] });
    expect(problemOf(answer, 400).parameter).toBe('attachments.0');
  });

  it('SEC-5 takes no file of another partner', async () => {
    const id = await invoice('other-admin');
    const answer = await send({ lines: [line], attachments: [{ id, kind: 'invoice' }] });
    expect(problemOf(answer, 400).detail).toContain('there is no file');
  });

  it.each([
    ['2021-05', '2021-05-20', '2021-06-15'],
    ['2021-04', '2021-05-14', '2021-05-15'],
    ['2024-02', '2024-02-29', '2024-03-20'],
    ['2020-02', '2020-02-29', '2020-03-15'],
    ['2030-12', '2021-05-20', '2031-01-15'],
  ])('ENR-64 a claim about %s on %s is answered at once with %s, and not kept', async (month, day, visibleFrom) => {
    const before = (await list('admin')).length;
    const attachments = [{ id: await invoice(), kind: 'invoice' }];
    room.on(day);
    const answer = await send({
      lines: [
        { ...line, month: '2018-11', invoiceNumber: 'INV-4' },
        { ...line, month },
      ],
      attachments,
    });
    room.on('2021-05-20');
    const { detail, parameter } = problemOf(answer, 400);
    expect(detail).toContain(`line 2: ${month} is visible from ${visibleFrom}`);
    expect(parameter).toBe('lines.1.month');
    expect(await list('admin')).toHaveLength(before);
  });

  it('ENR-64 is taken from the refresh day on', async () => {
    room.on('2021-05-15');
    const attachments = [{ id: await invoice(), kind: 'invoice' }];
    const answer = await send({ lines: [{ ...line, month: '2021-04', invoiceNumber: 'INV-5' }], attachments });
    room.on('2021-05-20');
    expect(answer.statusCode, answer.body).toBe(201);
  });

  it('tells doubles with the ledger, and refuses what another claim brings', async () => {
    const attachments = [{ id: await invoice(), kind: 'invoice' }];
    const lines = [
      { ...line, invoiceNumber: ' inv-KNOWN ' },
      { ...line, invoiceNumber: 'INV-6' },
    ];
    const made = await send({ lines, attachments });
    expect(made.json().doubles).toEqual([{ line: 0, invoiceNumber: 'inv-KNOWN' }]);
    expect((await found(made.json().id)).doubles).toEqual([{ line: 0, invoiceNumber: 'inv-KNOWN' }]);
    const again = await send({ lines: [{ ...line, invoiceNumber: 'inv-6' }], attachments });
    expect(problemOf(again, 409).detail).toContain(
      'line 1: inv-6, MOC digital, is in the claim of 2021-05-20 (under way)',
    );
    const { version } = await found(made.json().id);
    await decide(made.json().id, { version, state: 'rejected', reason: 'unreadable' });
    expect((await send({ lines: [{ ...line, invoiceNumber: 'inv-6' }], attachments })).statusCode).toBe(201);
  });

  it('ENR-63 tells invoices of accepted claims, too: another line of one may be right, the same one is not', async () => {
    const id = await room.claimed('admin', 'INV-8');
    await decide(id, { version: 1, state: 'accepted' });
    const attachments = [{ id: await invoice(), kind: 'invoice' }];
    const same = { ...line, invoiceNumber: 'INV-8' };
    expect(problemOf(await send({ lines: [same], attachments }), 409).detail).toContain('(accepted)');
    const made = await send({ lines: [{ ...same, purchaseUnits: 2, kpiValue: 2 }], attachments });
    expect(made.json().doubles).toEqual([{ line: 0, invoiceNumber: 'INV-8' }]);
    await decide(made.json().id, { version: 1, state: 'accepted' });
    const decisions = await room.app.programme.desk.records.of(ours).programme.decisions();
    expect(decisions[0]).toMatchObject({ about: made.json().id, facts: { doubles: [{ line: 0 }] } });
  });

  it('refuses text that no database can hold', async () => {
    const attachments = [{ id: await invoice(), kind: 'invoice' }];
    for (const note of ['a\0b', 'a\ud800b']) {
      expect((await send({ lines: [{ ...line, invoiceNumber: 'INV-7' }], attachments, note })).statusCode).toBe(400);
    }
    const odd = await send({ lines: [{ ...line, invoiceNumber: 'INV\0' }], attachments });
    expect(problemOf(odd, 400).parameter).toBe('lines.0.invoiceNumber');
  });

  it('asks who may: readers of reports and billing admins do not', async () => {
    for (const account of ['viewer', 'billing']) {
      problemOf(await send({ lines: [line], attachments: [] }, account), 403);
      problemOf(await room.ask('GET', 'claims', account), 403);
    }
    problemOf(await decide('any', { version: 1, state: 'accepted' }, { account: 'admin' }), 403);
  });
});

describe('the decision on a claim', () => {
  it('ENR-63 goes from submitted over in review to accepted, and no further; every step is kept with its facts', async () => {
    const id = await room.claimed('admin', 'INV-10');
    const review = await decide(id, { version: 1, state: 'in-review' });
    expect(review.json()).toMatchObject({ state: 'in-review', version: 2, decidedOn: null });
    const accepted = await decide(id, { version: 2, state: 'accepted' });
    expect(accepted.json()).toMatchObject({ state: 'accepted', version: 3, decidedOn: '2021-05-20' });
    for (const state of ['in-review', 'rejected', 'accepted']) {
      problemOf(await decide(id, { version: 3, state, reason: 'why' }), 409);
    }
    const decisions = await room.app.programme.desk.records.of(ours).programme.decisions();
    const own = decisions.filter(({ about }) => about === id);
    expect(own.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ['claim.accepted', 'The operator'],
      ['claim.in-review', 'The operator'],
    ]);
    expect(own[0]).toMatchObject({
      edition: { id: '2021', version: 0 },
      facts: { from: 'in-review', on: '2021-05-20', submittedOn: '2021-05-20', lines: [{ invoiceNumber: 'INV-10' }] },
      outcome: { state: 'accepted' },
    });
  });

  it('ENR-63 tells why it refuses', async () => {
    const id = await room.claimed('admin', 'INV-11');
    expect(problemOf(await decide(id, { version: 1, state: 'rejected', reason: '  ' }), 400).parameter).toBe('reason');
    await decide(id, { version: 1, state: 'rejected', reason: 'The invoice is of somebody else' });
    expect((await list('admin')).find((one) => one.id === id)).toMatchObject({
      state: 'rejected',
      reason: 'The invoice is of somebody else',
    });
  });

  it('is one of two operators at once; the other is told so', async () => {
    const id = await room.claimed('admin', 'INV-12');
    const both = await Promise.all([
      decide(id, { version: 1, state: 'accepted' }),
      decide(id, { version: 1, state: 'rejected', reason: 'no' }, { account: 'second-operator' }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const decisions = await room.app.programme.desk.records.of(ours).programme.decisions();
    expect(decisions.filter(({ about }) => about === id)).toHaveLength(1);
  });

  it('SEC-5 a claim of another partner is not there', async () => {
    const id = await room.claimed('other-admin', 'INV-13');
    problemOf(await decide(id, { version: 1, state: 'accepted' }), 404);
    problemOf(await decide('none', { version: 1, state: 'accepted' }), 404);
    expect((await list('admin')).some((one) => one.id === id)).toBe(false);
    problemOf(await room.ask('GET', `claims?tenant=${theirs}`, 'admin'), 404);
    expect((await decide(id, { version: 1, state: 'accepted' }, { tenant: theirs })).statusCode).toBe(200);
  });
});
