import { describe, expect, it } from 'vitest';
import { account, competency, type MemberRoom, ours, theirs } from './programme-member-room.ts';
import { casesOf, placed, proofOf, refusalsOf, useMemberRooms } from './programme-orders-room.ts';

let room: MemberRoom;
useMemberRooms((fresh) => {
  room = fresh;
});

describe('from nothing to gold', () => {
  it('ENR-2 ENR-5 ENR-6 ENR-21 ENR-28 MAP-2 MAP-5 sells the Action Pack without an approval and opens a support case', async () => {
    const order = await placed(room.order('action-pack', {}, { account: 'uma' }));
    expect(order).toMatchObject({
      status: 'open',
      payableUntil: '2021-06-19',
      toPay: { currency: 'EUR', amount: 45_000 },
    });
    expect((await room.enrolments()).length).toBe(0);
    await placed(room.settle(order, 'paid'));
    const [pack] = await room.enrolments();
    expect(pack).toMatchObject({
      level: 'learning-action-pack',
      step: 'awaiting-marketplace-profile',
      anniversary: '2022-05-20',
    });
    const [asked] = await casesOf(room);
    expect(asked).toMatchObject({ kind: 'marketplace-profile', about: pack?.id, state: 'open' });
    expect(pack?.case).toBe(asked?.id);
    const answer = { version: asked?.version, state: 'done', answer: 'The profile is there' };
    const [first, second] = await Promise.all([
      room.ask('POST', `cases/${asked?.id}/answer`, { account: 'operator' }, answer),
      room.ask('POST', `cases/${asked?.id}/answer`, { account: 'second-operator' }, answer),
    ]);
    expect([first.statusCode, second.statusCode].sort()).toEqual([200, 409]);
    expect((await room.enrolments())[0]?.step).toBe('active');
    const kinds = (await room.decisions()).map(({ kind }) => kind);
    for (const kind of ['order.placed', 'order.paid', 'enrolment.begun', 'pack.step', 'case.answered'])
      expect(kinds).toContain(kind);
  });

  it('ENR-23 ENR-30 ENR-31 ENR-33 ENR-40 ENR-42 ENR-44 FEE-3 FEE-5 opens silver and gold when what they ask is met, and not before', async () => {
    expect(await refusalsOf(room, 'gold')).toEqual([]);
    await room.changeEdition((draft) => ({
      ...draft,
      requirementSets: draft.requirementSets.map((set) => (set.id === 'gold' ? { ...set, kpi: 61 } : set)),
    }));
    expect(await refusalsOf(room, 'gold')).toEqual(['requirements-not-met']);
    expect(await refusalsOf(room, 'silver')).toEqual([]);
    // What was bought counts before anything is enrolled in, and brings no membership by itself.
    expect(await room.enrolments()).toEqual([]);
    const { requirements } = (await room.offer('gold')).standing;
    expect((await room.offer('gold', { account: 'ba' })).standing.requirements).toEqual([]);
    expect(requirements.find(({ id }) => id === 'kpi')).toMatchObject({ needed: 61, have: 60, met: false });
    const toPay = { currency: 'EUR', amount: 400_002 };
    const refused = await room.order('gold', { toPay });
    expect(refused.statusCode).toBe(409);
    expect(refused.json().allowed).toEqual(['requirements-not-met']);
  });

  it('ENR-34 ENR-35 L-2 keeps who committed when and to which version, and refuses another version', async () => {
    const list = (await room.ask('GET', 'commitments')).json().commitments;
    expect(list).toEqual([
      expect.objectContaining({ competency, guidelines: '2021', on: '2021-05-20', by: 'The operator' }),
    ]);
    expect((await room.ask('POST', 'commitments', {}, { competency, guidelines: '2020' })).statusCode).toBe(409);
    expect((await room.ask('POST', 'commitments', {}, { competency: 'Cooking', guidelines: '2021' })).statusCode).toBe(
      400,
    );
    expect(
      (await room.ask('POST', 'commitments', {}, { competency, guidelines: '2021' })).json().commitments,
    ).toHaveLength(1);
    const silver = (await room.offer('silver')).standing;
    expect(silver.requirements.find(({ id }) => id === 'commitment')).toMatchObject({ met: true });
  });

  it('ENR-41 ENR-45 FEE-30 FEE-31 FEE-32 FEE-33 FEE-34 FEE-35 FEE-36 takes silver to gold with the discount; silver ends and is not refunded', async () => {
    const silver = await room.buy('silver');
    const [before] = await room.enrolments();
    expect(before).toMatchObject({ level: 'silver', status: 'active', anniversary: '2022-05-20' });
    room.on('2021-05-25');
    const gold = await room.offer('gold');
    expect(gold).toMatchObject({
      discountPercent: 25,
      upgrades: before?.id,
      price: { amount: 400_002 },
      toPay: { amount: 300_002 },
    });
    await room.buy('gold');
    const [ended, now] = await room.enrolments();
    expect(ended).toMatchObject({ status: 'ended', ended: { why: 'upgraded', on: '2021-05-25' } });
    expect(now).toMatchObject({ level: 'gold', anniversary: '2022-05-25', status: 'active' });
    expect(await refusalsOf(room, 'silver')).toEqual(['included-in-gold']);
    const shown = (await room.orders()).find(({ id }) => id === silver.id);
    expect(shown?.refundRefusal).toBe('upgraded-to-gold');
    const refund = await room.ask('POST', `orders/${silver.id}/refund`, {}, { reason: 'changed our mind' });
    expect(refund.statusCode).toBe(409);
    expect(refund.json().detail).toContain('upgraded-to-gold');
  });

  it('FEE-6 gives gold the silver benefits and sells it no silver', async () => {
    await room.buy('gold');
    expect(await refusalsOf(room, 'silver')).toEqual(['included-in-gold']);
    expect((await room.order('silver')).json().allowed).toEqual(['included-in-gold']);
  });
});

describe('an order', () => {
  it('FEE-7 FEE-8 FEE-10 FEE-34 is refused when the amount, its terms or the way to pay are not what was shown', async () => {
    const other = { currency: 'EUR', amount: 150_000 };
    expect((await room.order('silver', { toPay: other })).statusCode).toBe(409);
    expect((await room.order('silver', { toPay: { currency: 'USD', amount: 150_001 } })).statusCode).toBe(409);
    expect((await room.order('silver', { terms: '6' })).json().parameter).toBe('terms');
    expect((await room.order('silver', { contact: null })).json().parameter).toBe('contact');
    // Without a gateway the operator confirms: cards are not offered.
    expect((await room.ask('GET', 'offers')).json().gateway).toBe(false);
    expect((await room.order('silver', { method: 'card' })).json().parameter).toBe('method');
    expect(await room.orders()).toEqual([]);
  });

  it('FEE-4 FEE-15 FEE-16 FEE-17 tells the reference, the account and what can be done', async () => {
    const order = await placed(room.order('silver'));
    expect(order.number).toMatch(/^LP-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(order.transferReference).toBe(`${order.number} ${ours}`);
    expect(order.bankAccount).toEqual({ holder: 'Programme B.V.', account, bank: 'ABN AMRO' });
    expect(order.actions).toEqual(['upload-proof', 'cancel']);
    const [seen] = await room.orders({ account: 'ba' });
    expect(seen?.actions).toEqual([]);
  });

  it('of two at once one is taken', async () => {
    const answers = await Promise.all([room.order('gold'), room.order('gold'), room.order('silver')]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    expect(await refusalsOf(room, 'gold')).toEqual(['order-open']);
  });

  it('FEE-18 FEE-19 takes a proof of the right kind, day and account, and nothing else', async () => {
    const order = await placed(room.order('silver'));
    const proof = {
      attachment: await proofOf(room),
      paidOn: '2021-05-20',
      account: 'nl91abna0417164300',
      reference: 'T-1',
    };
    const prove = (more: object, as?: { account: string }) =>
      room.ask('POST', `orders/${order.id}/proof`, as, { ...proof, ...more });
    expect((await prove({ attachment: await proofOf(room, 'invoice') })).json().parameter).toBe('attachment');
    expect((await prove({ attachment: 'none' })).statusCode).toBe(404);
    expect((await prove({ paidOn: '2021-05-21' })).json().parameter).toBe('paidOn');
    expect((await prove({ paidOn: '2021-05-19' })).json().parameter).toBe('paidOn');
    expect((await prove({ account: 'NL00 BANK 1' })).json().parameter).toBe('account');
    expect((await prove({}, { account: 'uma' })).statusCode).toBe(403);
    expect(await placed(prove({}))).toMatchObject({ status: 'proof-given', proof: { reference: 'T-1' } });
  });

  it('FEE-20 FEE-21 begins when the operator confirms; money after thirty days pays nothing', async () => {
    room.on('2021-04-01');
    const order = await placed(room.order('action-pack'));
    room.on('2021-05-01');
    expect((await room.orders())[0]?.status).toBe('open');
    room.on('2021-05-02');
    expect((await room.orders())[0]).toMatchObject({ status: 'expired', actions: [] });
    expect((await room.settle(order, 'paid')).statusCode).toBe(409);
    // It came in time and is only noted late.
    await placed(room.settle(order, 'paid', { on: '2021-05-01' }));
    expect((await room.enrolments())[0]).toMatchObject({ attainedOn: '2021-05-01', anniversary: '2022-05-01' });
  });

  it('FEE-21 lets a new order be placed for the money of an expired one', async () => {
    room.on('2021-04-01');
    await placed(room.order('action-pack'));
    room.on('2021-05-05');
    const again = await placed(room.order('action-pack'));
    await placed(room.settle(again, 'paid', { on: '2021-05-03' }));
    expect((await room.enrolments())[0]).toMatchObject({ attainedOn: '2021-05-05' });
  });

  it('FEE-21 MAP-9 begins nothing twice when the money of an expired order turns up after that of the new one', async () => {
    for (const offer of ['action-pack', 'silver'] as const) {
      room.on('2021-05-20');
      const late = await placed(room.order(offer));
      room.on('2021-06-21');
      const again = await placed(room.order(offer));
      await placed(room.settle(again, 'paid'));
      const refused = await room.settle(late, 'paid', { on: '2021-06-15' });
      expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringContaining('another order')]);
    }
    expect(await room.enrolments()).toHaveLength(2);
  });

  it('FEE-25 is cancelled before it is paid, and bought again otherwise', async () => {
    const order = await placed(room.order('gold'));
    expect(await placed(room.ask('POST', `orders/${order.id}/cancel`))).toMatchObject({
      status: 'cancelled',
      actions: [],
    });
    expect((await room.ask('POST', `orders/${order.id}/cancel`)).statusCode).toBe(409);
    expect((await room.settle(order, 'paid', { version: 2 })).statusCode).toBe(409);
    const paid = await room.buy('gold');
    expect((await room.ask('POST', `orders/${paid.id}/cancel`)).statusCode).toBe(409);
  });

  it('two operators who settle at once settle once', async () => {
    const order = await placed(room.order('gold'));
    const [waiting] = (await room.openOrders('operator')).json().orders;
    expect(waiting).toMatchObject({ id: order.id, tenant: ours, actions: expect.arrayContaining(['confirm']) });
    const answers = await Promise.all([
      room.settle(order, 'paid'),
      room.settle(order, 'paid', {}, { account: 'second-operator' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await room.enrolments()).toHaveLength(1);
  });

  it('paid is paid: who lost the requirements meanwhile still gets what was ordered', async () => {
    const order = await placed(room.order('gold'));
    await room.changeEdition((draft) => ({
      ...draft,
      requirementSets: draft.requirementSets.map((set) => (set.id === 'gold' ? { ...set, kpi: 100 } : set)),
    }));
    room.on('2021-05-24');
    await placed(room.settle(order, 'paid'));
    expect((await room.enrolments())[0]).toMatchObject({ level: 'gold', attainedOn: '2021-05-24' });
  });
});

describe('what is another partner’s', () => {
  it('SEC-3 SEC-5 answers like what is not there', async () => {
    const order = await room.buy('silver');
    const [held] = await room.enrolments();
    const foreign = { account: 'stranger', tenant: theirs };
    const direct = { account: 'stranger', tenant: ours };
    const proof = { attachment: 'x', paidOn: '2021-05-20', account, reference: 'x' };
    for (const [path, body] of [
      [`orders/${order.id}/cancel`, undefined],
      [`orders/${order.id}/payment`, undefined],
      [`orders/${order.id}/proof`, proof],
      [`orders/${order.id}/refund`, { reason: 'x' }],
      [`enrolments/${held?.id}/track`, { track: 'training' }],
      ['cases', { kind: 'other', about: held?.id, text: 'x' }],
    ] as const) {
      for (const as of [foreign, direct]) {
        const answer = await room.ask('POST', path, as, body);
        expect(answer.statusCode, `${path} ${answer.body}`).toBe(404);
        expect(answer.body).not.toContain(order.number);
      }
    }
    expect((await room.ask('GET', `orders/${order.id}/invoice`, foreign)).statusCode).toBe(404);
    expect(await room.orders(foreign)).toEqual([]);
    expect(await room.enrolments(foreign)).toEqual([]);
    expect(
      (
        await room.ask(
          'POST',
          `orders/${order.id}/settle`,
          { account: 'mpa' },
          { version: 2, outcome: 'paid', on: '2021-05-20' },
        )
      ).statusCode,
    ).toBe(403);
    const waiting = await room.openOrders('operator');
    expect(waiting.json().orders).toEqual([]);
    expect((await room.openOrders('mpa')).statusCode).toBe(403);
  });
});
