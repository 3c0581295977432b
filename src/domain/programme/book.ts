import type { Day } from '#base/day.ts';
import type { Month } from '#base/month.ts';
import type { ActivationStep, Track } from './action-pack.ts';
import type { AttachmentKind, ClaimLine, ClaimState } from './claim.ts';
import type { Level } from './edition.ts';

/** What a partner is known by in the programme; days and amounts are kept, what follows from them is not. */
export interface PartnerProfile {
  readonly name: string;
  /** ISO 3166 code, two letters. */
  readonly country: string | null;
  readonly region: string | null;
  /** Member of the partner network, and checked by it (MAP-2, MAP-13); the operator says so. */
  readonly isMember: boolean;
  readonly isVerified: boolean;
  /** Hosts the partner proved to own; landing pages lie on one (ENR-75). */
  readonly domains: readonly string[];
  /** Tax or VAT id (FEE-7, FEE-41). */
  readonly taxId: string | null;
  readonly isTaxExempt: boolean;
  readonly billTo: string | null;
  readonly soldTo: string | null;
}

/** A trainer under contract that the operator confirmed (L-17). */
export interface ConfirmedTrainer {
  readonly name: string;
  /** Of the trainer's certification. */
  readonly reference: string;
  /** The last day it counts; null: no end is known. */
  readonly until: Day | null;
}

/** Performance requirements that a partner committed to (ENR-34, ENR-35, L-2). */
export interface Commitment {
  readonly competency: string;
  /** Version of the guidelines committed to. */
  readonly guidelines: string;
  readonly on: Day;
  readonly by: string;
}

export const offers = ['action-pack', 'silver', 'gold'] as const;
export type Offer = (typeof offers)[number];

export const paymentMethods = ['card', 'transfer'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** `open` until the money came; a transfer that stays open too long has expired, which follows from its day (FEE-21). */
export const orderStates = ['open', 'paid', 'cancelled', 'refunded'] as const;
export type OrderState = (typeof orderStates)[number];

/** What shows that a transfer was made (FEE-18, FEE-19). */
export interface PaymentProof {
  readonly attachment: string;
  readonly paidOn: Day;
  readonly account: string;
  readonly reference: string;
}

/** What stands on an invoice for good: who sold to whom, as both were called when it was paid (FEE-40, FEE-41). */
export interface Invoice {
  readonly number: string;
  readonly on: Day;
  readonly buyer: Pick<PartnerProfile, 'name' | 'billTo' | 'soldTo' | 'taxId' | 'isTaxExempt'>;
  readonly seller: string;
}

/** An order of a membership offer; amounts in the smallest unit of the currency. */
export interface Order {
  /** Goes into the reference of the transfer together with the partner's id (FEE-16). */
  readonly number: string;
  readonly offer: Offer;
  readonly competency: string | null;
  readonly method: PaymentMethod;
  readonly state: OrderState;
  readonly orderedOn: Day;
  readonly currency: string;
  readonly price: number;
  readonly discountPercent: number;
  readonly amount: number;
  /** The enrolment that it renews. */
  readonly renews: string | null;
  /** The silver enrolment that it takes to gold (FEE-30, FEE-33). */
  readonly upgrades: string | null;
  /** The terms accepted for the company (FEE-10), and who did. */
  readonly terms: string;
  readonly acceptedBy: string;
  /** Of the payment at the gateway (FEE-11). */
  readonly payment: { readonly reference: string; readonly address: string } | null;
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string } | null;
  readonly proof: PaymentProof | null;
  readonly paidOn: Day | null;
  readonly invoice: Invoice | null;
  readonly benefitUsed: boolean;
  readonly keysViewed: boolean;
  readonly refund: { readonly askedOn: Day; readonly by: string; readonly reason: string } | null;
}

/** A membership that was paid. */
export interface Enrolment {
  readonly level: Level;
  /** Null: the Action Pack. */
  readonly competency: string | null;
  readonly order: string;
  readonly attainedOn: Day;
  readonly anniversary: Day;
  /** The Action Pack from the purchase to the open courseware (ENR-28); null for the others. */
  readonly step: ActivationStep | null;
  /** Chosen at first activation, until the next purchase (MAP-10). */
  readonly track: Track | null;
  readonly ended: { readonly on: Day; readonly why: 'upgraded' | 'renewed' | 'lost' | 'refunded' | 'cancelled' } | null;
}

export interface Claim {
  readonly lines: readonly ClaimLine[];
  readonly attachments: readonly { readonly id: string; readonly kind: AttachmentKind }[];
  readonly note: string;
  readonly state: ClaimState;
  readonly submittedOn: Day;
  readonly by: string;
  /** Why it was decided as it was; null before. */
  readonly reason: string | null;
  readonly decidedOn: Day | null;
}

export const listingStates = ['requested', 'accepted', 'rejected', 'sent', 'leaving', 'removed'] as const;
/** `sent` went with a batch; `leaving` goes with the next one (ENR-70 … ENR-77). */
export type ListingState = (typeof listingStates)[number];

export interface Listing {
  readonly displayName: string;
  readonly country: string;
  readonly url: string;
  readonly state: ListingState;
  readonly requestedOn: Day;
  readonly by: string;
  readonly acceptedOn: Day | null;
  readonly batchMonth: Month | null;
  readonly reason: string | null;
}

export const caseKinds = ['marketplace-profile', 'cancel-membership', 'tax-exemption', 'other'] as const;
/** A question to the operator, where the programme asks for one (ENR-28, MAP-7, FEE-41). */
export interface SupportCase {
  readonly kind: (typeof caseKinds)[number];
  /** The enrolment or order that it is about. */
  readonly about: string | null;
  readonly text: string;
  readonly state: 'open' | 'done' | 'refused';
  readonly openedOn: Day;
  readonly by: string;
  readonly answer: string | null;
}

/** A file that was handed in; its bytes lie in the data folder. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly kind: AttachmentKind | 'payment-proof';
  readonly bytes: number;
  readonly sha256: string;
  readonly by: string;
}

/** What learners said of trainings, as the survey tool told it, where an edition measures it (2023). */
export interface SurveyResult {
  readonly month: Month;
  /** Solution area; null: all of them. */
  readonly area: string | null;
  readonly score: number;
  readonly surveys: number;
}

/** An address of the calendar for programs, which cannot sign in; its id is the hash of its secret. */
export interface CalendarFeed {
  readonly account: string;
  readonly madeOn: Day;
  /** Another one was made, or it was taken back. */
  readonly ended: boolean;
}

/** Something the product does once by itself: a reminder to somebody, a decision at an anniversary; its id says which. */
export interface Errand {
  /** `waiting` for another try; `failed` is not tried again. */
  readonly state: 'begun' | 'waiting' | 'done' | 'failed';
  readonly tries: number;
  /** Of the last try. */
  readonly on: Day;
}

/** What of a partner is written down for the programme, by kind. */
export interface ProgrammeContents {
  readonly profile: PartnerProfile;
  readonly trainer: ConfirmedTrainer;
  readonly commitment: Commitment;
  readonly order: Order;
  readonly enrolment: Enrolment;
  readonly claim: Claim;
  readonly listing: Listing;
  readonly case: SupportCase;
  readonly attachment: Attachment;
  readonly survey: SurveyResult;
  readonly feed: CalendarFeed;
  readonly errand: Errand;
}
export type ProgrammeKind = keyof ProgrammeContents;
