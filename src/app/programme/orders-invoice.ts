import { Fault } from '#base/fault.ts';
import { toInvoicePdf } from '#delivery/invoice.ts';
import { languageOf } from './calendar.ts';
import type { ProgrammeDesk } from './desk.ts';
import { orderOf } from './orders-shown.ts';

export interface InvoiceFile {
  readonly tenant: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The invoice of a paid order (FEE-40, MAP-8, R-13).
 * @throws Fault `not-found` for an order that is not theirs, or that has no invoice yet
 */
export async function invoiceOf(desk: ProgrammeDesk, given: string | undefined, id: string): Promise<InvoiceFile> {
  const tenant = await desk.tenantOf('programme.invoice', given);
  const { content: order } = await orderOf(desk, tenant, id);
  const { invoice, paidOn } = order;
  if (invoice === null || paidOn === null) {
    throw new Fault('not-found', `The order ${order.number} is not paid, so it has no invoice yet`, {
      parameter: 'id',
    });
  }
  const { name, billTo, soldTo, taxId, isTaxExempt: taxExempt } = invoice.buyer;
  const language = desk.actor.kind === 'person' ? await languageOf(desk, desk.actor.account) : 'en';
  const { number, offer, competency, currency, price, discountPercent, amount, method } = order;
  const bytes = await toInvoicePdf(
    {
      ...{ number: invoice.number, on: invoice.on, order: number, partner: tenant, paidOn, method },
      ...{ name, billTo, soldTo, taxId, taxExempt, competency, currency, price, discountPercent, amount },
      seller: [invoice.seller],
      level: offer === 'action-pack' ? 'learning-action-pack' : offer,
    },
    { language },
  );
  return { tenant, name: `${invoice.number}.pdf`, bytes };
}
