import type { ProgrammeRecord } from '#state/programme-book.ts';
import type { Writing } from './enrolments-writing.ts';

/** An order ends before it was paid: its partner asked for it, or its card was declined (FEE-25). */
export async function cancelOrder(
  { id, content, version }: ProgrammeRecord<'order'>,
  why: 'asked' | 'declined',
  { book, decide, day }: Writing,
): Promise<void> {
  await book.change('order', id, { ...content, state: 'cancelled' }, version);
  const { orderedOn, method, proof, payment, number } = content;
  const facts = { orderedOn, method, on: day, proof, reference: payment?.reference ?? null };
  await decide({ kind: 'order.cancelled', about: id, facts, outcome: { why, number }, rules: null });
}
