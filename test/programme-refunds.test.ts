import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { MemberRoom } from './programme-member-room.ts';
import { placed, useMemberRooms } from './programme-orders-room.ts';
import { signedIn } from './seeded-people.ts';

let room: MemberRoom;
useMemberRooms((fresh) => {
  room = fresh;
});

describe('a refund', () => {
  it('FEE-1 FEE-26 FEE-27 is asked for by its roles within thirty days, and ends what was bought', async () => {
    const order = await room.buy('gold');
    const ask = (who: string) =>
      room.ask('POST', `orders/${order.id}/refund`, { account: who }, { reason: 'not needed' });
    expect((await ask('ga')).statusCode).toBe(403);
    expect((await ask('ba')).statusCode).toBe(403);
    const asked = await placed(ask('aa'));
    expect(asked.refund).toEqual({ askedOn: '2021-05-20', reason: 'not needed' });
    room.on('2021-07-01');
    await placed(room.settle(asked, 'refunded'));
    expect((await room.enrolments())[0]).toMatchObject({ ended: { why: 'refunded' } });
    expect((await room.orders())[0]?.status).toBe('refunded');
  });

  it('FEE-26 FEE-27 is refused late, with benefits in use or keys viewed', async () => {
    const order = await room.buy('gold');
    const ask = () => room.ask('POST', `orders/${order.id}/refund`, {}, { reason: 'not needed' });
    room.on('2021-06-20');
    expect((await ask()).json().detail).toContain('after-30-days');
    room.on('2021-06-19');
    const used = await placed(room.settle(order, 'keys-viewed'));
    expect((await ask()).json().detail).toContain('keys-viewed');
    await placed(room.settle(used, 'benefit-used'));
    expect((await ask()).json().detail).toContain('benefit-used');
  });

  it('brings silver back when the gold it went to is refunded', async () => {
    await room.buy('silver');
    const gold = await room.buy('gold');
    const asked = await placed(room.ask('POST', `orders/${gold.id}/refund`, {}, { reason: 'too much' }));
    await placed(room.settle(asked, 'refunded'));
    const [silver, ended] = await room.enrolments();
    expect([silver?.status, ended?.status]).toEqual(['active', 'ended']);
  });
});

describe('an invoice', () => {
  it('FEE-40 FEE-41 MAP-6 MAP-8 R-13 is a PDF with number, parties, tax id and amounts, for the roles that may have it', async () => {
    const profile = { name: 'Contoso, Ltd', country: 'NL', taxId: 'NL0012', billTo: 'Street 1\nDelft', soldTo: null };
    const written = await room.ask('PUT', 'profile', {}, { version: 1, profile });
    expect(written.statusCode, written.body).toBe(200);
    await room.buy('silver');
    room.on('2021-05-22');
    const gold = await placed(room.order('gold'));
    room.on('2021-06-08');
    const paid = await placed(room.settle(gold, 'paid', { on: '2021-05-23' }));
    // Noted after more than ten days: dated ten days after the payment.
    expect(paid.invoice).toEqual({ number: `INV-${gold.number}`, on: '2021-06-02', expired: false });
    // Whoever moves later was invoiced where they were.
    const moved = { ...profile, name: 'Renamed', billTo: 'Elsewhere' };
    expect((await room.ask('PUT', 'profile', {}, { version: 2, profile: moved })).statusCode).toBe(200);
    const answer = await room.ask('GET', `orders/${gold.id}/invoice`, { account: 'ga' });
    expect(answer.headers['content-type']).toBe('application/pdf');
    const log = await room.server.inject({
      url: '/api/v1/audit?action=export.made&limit=1',
      headers: signedIn({ account: 'operator' }),
    });
    expect(log.json().entries).toMatchObject([{ actor: 'ga', object: `programme order ${gold.id}` }]);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(answer.rawPayload)), { mergePages: true });
    for (const part of [
      `INV-${gold.number}`,
      'Contoso, Ltd',
      'NL0012',
      'Delft',
      'Programme B.V.',
      'EUR 4,000.02',
      'EUR 3,000.02',
      'Discount 25',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/Renamed|Elsewhere/);
    expect((await room.ask('GET', `orders/${gold.id}/invoice`, { account: 'aa' })).statusCode).toBe(403);
    expect((await room.orders({ account: 'aa' }))[0]?.actions).not.toContain('download-invoice');
    room.on('2022-01-01');
    expect((await room.orders())[0]?.invoice?.expired).toBe(true);
  });

  it('FEE-40 is not there before the money', async () => {
    const order = await placed(room.order('gold'));
    expect((await room.ask('GET', `orders/${order.id}/invoice`)).statusCode).toBe(404);
  });
});
