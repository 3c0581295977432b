import { createCalendar, type ProgrammeCalendar } from './calendar.ts';
import { type Cases, createCases } from './cases.ts';
import { type Commitments, createCommitments } from './commitments.ts';
import type { ProgrammeDesk } from './desk.ts';
import { createEnrolments, type Enrolments } from './enrolments.ts';
import { createOffers, type Offers } from './offers.ts';
import { createOrders, type Orders } from './orders.ts';
import { type InvoiceFile, invoiceOf } from './orders-invoice.ts';
import { createSettlements, type Settlements } from './orders-settle.ts';
import { createPayments, type Payments } from './payments.ts';

/** Enrolling, paying and renewing, as somebody may (docs/programme.md). */
export interface Membership {
  readonly offers: Offers;
  readonly orders: Orders;
  readonly settlements: Settlements;
  readonly payments: Payments;
  readonly enrolments: Enrolments;
  readonly commitments: Commitments;
  readonly cases: Cases;
  readonly calendar: ProgrammeCalendar;
  invoice(tenant: string | undefined, order: string): Promise<InvoiceFile>;
}

export function createMembership(desk: ProgrammeDesk): Membership {
  return {
    offers: createOffers(desk),
    orders: createOrders(desk),
    settlements: createSettlements(desk),
    payments: createPayments(desk),
    enrolments: createEnrolments(desk),
    commitments: createCommitments(desk),
    cases: createCases(desk),
    calendar: createCalendar(desk),
    invoice: (tenant, order) => invoiceOf(desk, tenant, order),
  };
}
