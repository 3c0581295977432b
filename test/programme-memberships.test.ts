import { describe, expect, it } from 'vitest';
import { competency, enrolled, listed, type MemberRoom, ours } from './programme-member-room.ts';
import { refusalsOf, useMemberRooms } from './programme-orders-room.ts';

let room: MemberRoom;
useMemberRooms((fresh) => {
  room = fresh;
});

describe('the Action Pack', () => {
  it('ENR-24 MAP-1 MAP-9 MAP-13 L-16 names what keeps a partner from buying one', async () => {
    const status = { region: null, isMember: false, isVerified: false, isTaxExempt: false, domains: [] };
    await room.ask('PUT', 'profile/status', { account: 'operator' }, { version: 1, profile: status });
    for (const { id } of (await room.ask('GET', 'trainers')).json().trainers) {
      await room.ask('DELETE', `trainers/${id}`, { account: 'operator' });
    }
    expect(await refusalsOf(room, 'action-pack')).toEqual(['not-a-member', 'account-not-verified', 'no-trainer']);
    const toPay = { currency: 'EUR', amount: 45_000 };
    expect((await room.order('action-pack', { toPay }, { account: 'aa' })).statusCode).toBe(403);
  });

  it('MAP-3 MAP-4 MAP-11 is renewed from the day after it expires, for thirty days', async () => {
    room.on('2020-06-22');
    await room.buy('action-pack');
    const [pack] = await room.enrolments();
    expect(pack).toMatchObject({ anniversary: '2021-06-22', benefitsEnd: '2021-07-22' });
    const on = async (day: string) => {
      room.on(day);
      return (await room.offer('action-pack')).refusals;
    };
    expect(await on('2021-06-22')).toEqual([
      { id: 'has-one', from: '2021-06-23' },
      { id: 'window-not-open', from: '2021-06-23' },
    ]);
    expect(await on('2021-06-23')).toEqual([]);
    expect((await room.offer('action-pack')).renews).toBe(pack?.id);
    expect(await on('2021-07-22')).toEqual([]);
    expect((await room.offer('action-pack')).renews).toBe(pack?.id);
    expect(await on('2021-07-23')).toEqual([]);
    expect((await room.offer('action-pack')).renews).toBeNull();
  });

  it('ENR-22 MAP-10 MAP-12 L-8 lets the track be chosen once, anew with each renewal; benefits are in use from then on', async () => {
    room.on('2020-06-22');
    const order = await room.buy('action-pack');
    const [pack] = await room.enrolments();
    const choose = (id: string | undefined, track: string, who = 'mpa') =>
      room.ask('POST', `enrolments/${id}/track`, { account: who }, { track });
    expect((await choose(pack?.id, 'training', 'aa')).statusCode).toBe(403);
    expect((await choose(pack?.id, 'training')).json()).toMatchObject({
      track: 'training',
      benefits: expect.arrayContaining([{ id: 'support-incidents', amount: 10 }]),
    });
    expect((await choose(pack?.id, 'training')).statusCode).toBe(200);
    expect((await choose(pack?.id, 'services')).statusCode).toBe(409);
    expect((await room.orders()).find(({ id }) => id === order.id)?.refundRefusal).toBe('benefit-used');
    room.on('2021-06-30');
    await room.buy('action-pack');
    const renewed = (await room.enrolments()).at(-1);
    expect(renewed).toMatchObject({ track: null, anniversary: '2022-06-22', step: 'awaiting-marketplace-profile' });
    expect((await choose(renewed?.id, 'services')).json().track).toBe('services');
  });

  it('MAP-7 ends by a support case, and the directory entry leaves with the last membership', async () => {
    await room.buy('action-pack');
    const [pack] = await room.enrolments();
    const asked = await room.ask(
      'POST',
      'cases',
      { account: 'ba' },
      { kind: 'cancel-membership', about: pack?.id, text: 'Please end it' },
    );
    expect(asked.statusCode, asked.body).toBe(201);
    const { records } = room.app.programme.desk;
    const listing = await listed(room);
    const answered = await room.ask(
      'POST',
      `cases/${asked.json().id}/answer`,
      { account: 'operator' },
      { version: 1, state: 'done', answer: 'Ended' },
    );
    expect(answered.statusCode, answered.body).toBe(200);
    expect((await room.enrolments())[0]?.ended).toEqual({ on: '2021-05-20', why: 'cancelled' });
    expect((await records.of(ours).programme.find('listing', listing))?.content.state).toBe('leaving');
  });
});

describe('renewing', () => {
  it('REN-1 REN-9 REN-10 L-10 L-11 opens on the decision day, as what the months that decide allow', async () => {
    await room.changeEdition((draft) => ({ ...draft, extensions: [] }));
    const held = await enrolled(room, { anniversary: '2021-06-05' });
    const on = async (day: string, offer: string) => {
      room.on(day);
      return room.offer(offer);
    };
    expect((await on('2021-06-05', 'gold')).refusals.map(({ id }) => id)).toEqual(['has-one', 'window-not-open']);
    expect((await on('2021-06-10', 'gold')).refusals).toEqual([{ id: 'decision-not-yet', from: '2021-06-15' }]);
    expect(await on('2021-06-15', 'gold')).toMatchObject({
      open: true,
      renews: held,
      upgrades: null,
      discountPercent: 0,
    });
    const toPay = { currency: 'EUR', amount: 400_002 };
    expect((await room.order('gold', { toPay }, { account: 'ba' })).statusCode).toBe(403);
    await room.buy('gold');
    // REN-5: counted from the anniversary before.
    const [before, renewed] = await room.enrolments();
    expect(before?.ended).toEqual({ on: '2021-06-15', why: 'renewed' });
    expect(renewed).toMatchObject({ level: 'gold', anniversary: '2022-06-05' });
  });

  it('ENR-43 REN-10 lets gold go on as silver when only silver is met', async () => {
    await room.changeEdition((draft) => ({
      ...draft,
      requirementSets: draft.requirementSets.map((set) => (set.id === 'gold' ? { ...set, kpi: 100 } : set)),
    }));
    const held = await enrolled(room, { anniversary: '2021-06-20', competency });
    await room.changeEdition((draft) => ({ ...draft, extensions: [] }));
    room.on('2021-06-22');
    expect((await room.offer('gold')).refusals.map(({ id }) => id)).toEqual(['requirements-not-met']);
    expect(await room.offer('silver')).toMatchObject({ open: true, renews: held });
    await room.buy('silver');
    expect((await room.enrolments()).at(-1)).toMatchObject({ level: 'silver', anniversary: '2022-06-20' });
  });

  it('ENR-16 waives the requirements of an extension and not its fee', async () => {
    await room.changeEdition((draft) => ({
      ...draft,
      requirementSets: draft.requirementSets.map((set) => (set.id === 'gold' ? { ...set, kpi: 1000 } : set)),
    }));
    const held = await enrolled(room, { anniversary: '2021-06-30' });
    room.on('2021-07-01');
    expect(await room.offer('gold')).toMatchObject({ open: true, renews: held, toPay: { amount: 400_002 } });
    const [shown] = await room.enrolments();
    expect(shown).toMatchObject({
      extension: { id: 'first-half-2021' },
      status: 'renewable',
      renewal: { outcome: 'gold' },
    });
    await room.changeEdition((draft) => ({ ...draft, extensions: [] }));
    expect((await room.offer('gold')).open).toBe(false);
  });

  it('ENR-15 ENR-18 L-1 leaves an anniversary of the day after the extension to its requirements', async () => {
    await room.changeEdition((draft) => ({
      ...draft,
      requirementSets: draft.requirementSets.map((set) => (set.id === 'gold' ? { ...set, kpi: 1000 } : set)),
    }));
    await enrolled(room, { anniversary: '2021-07-01' });
    room.on('2021-07-20');
    expect((await room.offer('gold')).refusals.map(({ id }) => id)).toEqual(['requirements-not-met']);
  });
});
