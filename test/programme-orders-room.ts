import { afterAll, beforeEach, expect } from 'vitest';
import { caseList, membershipOrder } from '#contract/programme-membership.ts';
import { type MemberRoom, memberRoom, type Order, ours } from './programme-member-room.ts';

/** Gives every test a room of its own. */
export function useMemberRooms(hand: (room: MemberRoom) => void): void {
  const rooms: MemberRoom[] = [];
  beforeEach(async () => {
    const room = await memberRoom();
    rooms.push(room);
    hand(room);
  });
  afterAll(async () => {
    for (const room of rooms) await room.remove();
  });
}

/** The order that was taken. */
export async function placed(answer: ReturnType<MemberRoom['order']>): Promise<Order> {
  const { statusCode, body } = await answer;
  expect(statusCode, body).toBeLessThan(300);
  return membershipOrder.parse(JSON.parse(body));
}

export async function refusalsOf(room: MemberRoom, offer: string): Promise<string[]> {
  return (await room.offer(offer)).refusals.map(({ id }) => id);
}

export async function casesOf(room: MemberRoom) {
  return caseList.parse((await room.ask('GET', 'cases')).json()).cases;
}

/** A file that was handed in. @returns its id */
export async function proofOf(room: MemberRoom, kind: 'payment-proof' | 'invoice' = 'payment-proof'): Promise<string> {
  const { records } = room.app.programme.desk;
  const file = { name: 'proof.pdf', mediaType: 'application/pdf', bytes: 10, sha256: 'x', by: 'Noor' };
  return records.of(ours).programme.write(async (book) => (await book.add('attachment', { ...file, kind })).id);
}
