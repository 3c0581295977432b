import type { Offer, Offers, OrderDraft, PlacedOrder } from './member-api.ts';

export const purchaseSteps = ['review', 'terms', 'payment', 'contact', 'confirm'] as const;
export type PurchaseStep = (typeof purchaseSteps)[number];
export type Contact = NonNullable<OrderDraft['contact']>;

/** What is chosen on the way to an order. */
export interface Purchase {
  readonly step: PurchaseStep;
  readonly accepted: boolean;
  readonly method: OrderDraft['method'] | undefined;
  readonly contact: Contact;
}

export const noPurchase: Purchase = {
  step: 'review',
  accepted: false,
  method: undefined,
  contact: { name: '', phone: '', email: '' },
};

/** Only transfers ask for somebody to call (MAP-5). */
export function stepsOf({ method }: Pick<Purchase, 'method'>): readonly PurchaseStep[] {
  return purchaseSteps.filter((step) => step !== 'contact' || method === 'transfer');
}

/** The step so many on; the same one at either end. */
export function stepFrom(purchase: Purchase, by: 1 | -1): PurchaseStep {
  const steps = stepsOf(purchase);
  return steps[steps.indexOf(purchase.step) + by] ?? purchase.step;
}

/** Whether what a step asks for is there. */
export function isComplete({ step, accepted, method, contact }: Purchase): boolean {
  switch (step) {
    case 'review':
    case 'confirm':
      return true;
    case 'terms':
      return accepted;
    case 'payment':
      return method !== undefined;
    case 'contact':
      return contact.name.trim() !== '' && contact.phone.trim() !== '' && /^\S+@\S+\.\S+$/.test(contact.email.trim());
  }
}

/** The order that is sent, at the amount that was shown; undefined before everything is chosen. */
export function toOrderDraft(
  { method, accepted, contact }: Purchase,
  { offer, competency, toPay }: Pick<Offer, 'offer' | 'competency' | 'toPay'>,
  terms: Offers['terms'],
): PlacedOrder | undefined {
  if (method === undefined || !accepted || toPay === null) return undefined;
  const { currency, amount } = toPay;
  return {
    ...{ offer, competency, method, terms: terms.version, toPay: { currency, amount } },
    contact: method === 'transfer' ? contact : null,
  };
}
