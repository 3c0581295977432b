import { z } from 'zod';
import { dayText, levelName, levelStanding, offerName } from './programme.ts';
import { plainText } from './record.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
/** An amount in the smallest unit of its currency. */
const money = z.object({ currency: z.string(), amount: z.number().int() });

/** A tile of "Offers available for purchase" (FEE-4). */
export const membershipOffer = z.object({
  offer: offerName,
  competency: z.string().nullable(),
  level: levelName,
  price: money.nullable().describe('Null: the operator has entered no price, which closes it'),
  discountPercent: z.number(),
  toPay: money.nullable(),
  renews: z.string().nullable().describe('The enrolment it renews'),
  upgrades: z.string().nullable().describe('The silver enrolment it takes to gold'),
  open: z.boolean(),
  refusals: z.array(
    z.object({
      id: z
        .string()
        .describe('For example requirements-not-met, not-a-member, has-one, window-not-open, included-in-gold'),
      from: z.string().nullable().describe('The day from which it does not stand in the way'),
    }),
  ),
  standing: levelStanding,
});

export const membershipOrder = z.object({
  id: z.string(),
  version: z.number(),
  number: z.string(),
  offer: offerName,
  competency: z.string().nullable(),
  method: z.enum(['card', 'transfer']),
  status: z.enum(['open', 'proof-given', 'paid', 'cancelled', 'refunded', 'expired']),
  orderedOn: z.string(),
  payableUntil: z.string().nullable(),
  price: money,
  discountPercent: z.number(),
  toPay: money,
  transferReference: z.string().nullable().describe('Order number and partner id, for the reference of the transfer'),
  bankAccount: z.object({ holder: z.string(), account: z.string(), bank: z.string() }).nullable(),
  paymentAddress: z.string().nullable().describe('Where the card is paid with, at the gateway'),
  proof: z
    .object({ attachment: z.string(), paidOn: z.string(), account: z.string(), reference: z.string() })
    .nullable(),
  paidOn: z.string().nullable(),
  invoice: z.object({ number: z.string(), on: z.string(), expired: z.boolean() }).nullable(),
  refund: z.object({ askedOn: z.string(), reason: z.string() }).nullable(),
  actions: z.array(
    z.enum(['pay', 'upload-proof', 'cancel', 'ask-refund', 'download-invoice', 'confirm', 'settle-refund']),
  ),
  refundRefusal: z.string().nullable().describe('Why it is not refunded any more'),
});

export const membershipOffers = z.object({
  tenant: z.string(),
  today: z.string(),
  gateway: z.boolean().describe('Cards can be paid with; without one the operator confirms payments'),
  terms: z.object({ version: z.string(), text: z.string() }),
  guidelines: z.object({ version: z.string(), link: z.string().nullable() }),
  profile: z.object({
    name: z.string(),
    taxId: z.string().nullable(),
    billTo: z.string().nullable(),
    soldTo: z.string().nullable(),
  }),
  offers: z.array(membershipOffer),
  orders: z.array(membershipOrder).describe('Newest first'),
});

/** An order; the review page shows what it will be before it is sent (FEE-7, FEE-8). */
export const orderDraft = z.strictObject({
  offer: z.enum(['silver', 'gold']),
  competency: text(200),
  method: z.enum(['card', 'transfer']),
  terms: text(50).describe('Version of the terms that are accepted for the company (FEE-10)'),
  toPay: z
    .strictObject({ currency: z.string(), amount: z.int() })
    .describe('What was shown; another amount is refused'),
  contact: z
    .strictObject({ name: text(200), phone: text(50), email: z.email().max(200) })
    .nullable()
    .default(null)
    .describe('For transfers (MAP-5)'),
});
export const packOrderDraft = orderDraft.omit({ offer: true, competency: true });

export const proofDraft = z.strictObject({
  attachment: z.string(),
  paidOn: dayText,
  account: text(100).describe('The account that was paid to'),
  reference: text(200).describe('Of the transfer or transaction'),
});
export const refundDraft = z.strictObject({ reason: text(1000) });
/** What the operator says of an order: the money came, or was given back. */
export const orderSettle = z.strictObject({
  version: z.int().min(1),
  outcome: z.enum(['paid', 'refunded', 'refund-refused', 'benefit-used', 'keys-viewed']),
  on: dayText,
  note: z.string().max(1000).default(''),
});

export const commitmentDraft = z.strictObject({
  competency: text(200),
  guidelines: text(50).describe('Version of the guidelines that is committed to (ENR-34)'),
});
export const commitmentList = z.object({
  tenant: z.string(),
  commitments: z.array(
    z.object({ id: z.string(), competency: z.string(), guidelines: z.string(), on: z.string(), by: z.string() }),
  ),
});

/** A paid membership and its renewal. */
export const enrolment = z.object({
  id: z.string(),
  version: z.number(),
  level: levelName,
  competency: z.string().nullable(),
  attainedOn: z.string(),
  anniversary: z.string(),
  benefitsEnd: z.string(),
  status: z.enum(['active', 'at-risk', 'renewable', 'lost', 'ended']),
  renewal: z.object({
    opens: z.string(),
    closes: z.string(),
    windowFrom: z.string(),
    windowTo: z.string(),
    decisionOn: z.string(),
    reminders: z.array(z.string()),
    outcome: levelName,
  }),
  extension: z.object({ id: z.string(), note: z.string(), link: z.string().nullable() }).nullable(),
  step: z.enum(['purchased', 'awaiting-marketplace-profile', 'active']).nullable(),
  track: z.enum(['services', 'training']).nullable(),
  ended: z.object({ on: z.string(), why: z.string() }).nullable(),
  benefits: z.array(z.object({ id: z.string(), amount: z.number() })).describe('Of the track that was chosen'),
  case: z.string().nullable().describe('The open question to the operator about it'),
});
export const enrolmentList = z.object({ tenant: z.string(), enrolments: z.array(enrolment) });
export const trackChoice = z.strictObject({ track: z.enum(['services', 'training']) });

export const supportCase = z.object({
  id: z.string(),
  tenant: z.string(),
  version: z.number(),
  kind: z.enum(['marketplace-profile', 'cancel-membership', 'tax-exemption', 'other']),
  about: z.string().nullable(),
  text: z.string(),
  state: z.enum(['open', 'done', 'refused']),
  openedOn: z.string(),
  by: z.string(),
  answer: z.string().nullable(),
});
export const caseList = z.object({ cases: z.array(supportCase) });
export const caseDraft = z.strictObject({
  kind: z.enum(['cancel-membership', 'tax-exemption', 'other']),
  about: z.string().max(200).nullable().default(null),
  text: text(4000),
});
export const caseAnswer = z.strictObject({
  version: z.int().min(1),
  state: z.enum(['done', 'refused']),
  answer: text(4000),
});
/** Orders of every partner that wait for the operator. */
export const openOrders = z.object({
  orders: z.array(membershipOrder.extend({ tenant: z.string() })),
});

/** An address of the calendar for programs that cannot sign in; told once. */
export const calendarFeed = z.object({ address: z.string() });
/** What a gateway tells: that something became of a payment. What became of it, the gateway is asked. */
export const paymentNotice = z.strictObject({ reference: text(200) });
export const paymentNoticeParameters = z.strictObject({ tenant: z.string().max(200), order: z.string().max(100) });
export const programmeAddress = z.strictObject({ id: z.string().max(100) });
export const feedAddress = z.strictObject({ tenant: plainText('tenant', 200), secret: z.string().max(100) });
