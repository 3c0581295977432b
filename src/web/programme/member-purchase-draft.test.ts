import { describe, expect, it } from 'vitest';
import { isComplete, noPurchase, stepFrom, stepsOf, toOrderDraft } from './member-purchase-draft.ts';

const offer = { offer: 'gold', competency: 'Security', toPay: { currency: 'EUR', amount: 112_500 } } as const;
const terms = { version: 'T-1', text: 'Terms' };
const contact = { name: 'Ann', phone: '+31 20', email: 'ann@example.com' };

describe('a purchase', () => {
  it('FEE-8 MAP-5 asks for a contact only when it is paid by transfer', () => {
    expect(stepsOf({ method: 'card' })).toEqual(['review', 'terms', 'payment', 'confirm']);
    expect(stepFrom({ ...noPurchase, step: 'payment', method: 'transfer' }, 1)).toBe('contact');
    expect(stepFrom({ ...noPurchase, step: 'confirm', method: 'card' }, -1)).toBe('payment');
    expect(stepFrom(noPurchase, -1)).toBe('review');
  });

  it('FEE-10 goes no further than the terms before they are accepted', () => {
    expect(isComplete({ ...noPurchase, step: 'terms' })).toBe(false);
    expect(isComplete({ ...noPurchase, step: 'terms', accepted: true })).toBe(true);
    expect(toOrderDraft({ ...noPurchase, method: 'card' }, offer, terms)).toBeUndefined();
  });

  it('FEE-34 sends the amount that was shown', () => {
    const purchase = { ...noPurchase, accepted: true, method: 'transfer' as const, contact };
    expect(toOrderDraft(purchase, offer, terms)).toEqual({
      ...{ offer: 'gold', competency: 'Security', method: 'transfer', terms: 'T-1', contact },
      toPay: { currency: 'EUR', amount: 112_500 },
    });
    expect(toOrderDraft({ ...purchase, method: 'card' }, offer, terms)?.contact).toBeNull();
    expect(isComplete({ ...purchase, step: 'contact', contact: { ...contact, email: 'ann' } })).toBe(false);
  });
});
