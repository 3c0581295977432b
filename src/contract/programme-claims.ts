import { z } from 'zod';
import { tenantParameter } from './request.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
/** Without what a database cannot hold. */
const remark = z
  .string()
  .trim()
  .max(4000)
  .refine((written) => !/[\0\p{Cs}]/u.test(written), 'holds characters that are no text')
  .default('');

export const attachmentKinds = ['invoice', 'order-confirmation', 'partner-report', 'payment-proof'] as const;
/** How a file is handed in: the body is the file. */
export const attachmentParameters = tenantParameter.extend({
  file: z.string().max(200).describe('Name of the file'),
  kind: z.enum(attachmentKinds),
});
export const attachment = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  kind: z.enum(attachmentKinds),
  bytes: z.number(),
});

/** A line of a claim: all seven facts of the KPI dashboard (ENR-61); month and year are one field. */
export const claimLine = z.strictObject({
  month: z.string().max(10).describe('YYYY-MM'),
  omlpType: z.string().trim().max(200),
  purchaseUnits: z.number(),
  invoiceNumber: z.string().trim().max(100),
  kpiValue: z.number(),
  revenueUsd: z.number(),
});
export const claimDraft = z.strictObject({
  lines: z.array(claimLine).max(500),
  attachments: z.array(z.strictObject({ id: z.string(), kind: z.enum(attachmentKinds) })).max(20),
  note: remark,
});

export const claim = z.object({
  id: z.string(),
  tenant: z.string(),
  version: z.number(),
  state: z.enum(['submitted', 'in-review', 'accepted', 'rejected']),
  submittedOn: z.string(),
  by: z.string(),
  lines: z.array(claimLine),
  attachments: z.array(attachment),
  note: z.string(),
  reason: z.string().nullable(),
  decidedOn: z.string().nullable(),
  notYetVisible: z
    .array(z.object({ line: z.number(), month: z.string(), visibleFrom: z.string() }))
    .describe('Lines of months that are not refreshed yet (ENR-64)'),
  doubles: z.array(z.object({ line: z.number(), invoiceNumber: z.string() })).describe('Invoices that the ledger has'),
});
export const claimList = z.object({ claims: z.array(claim) });
export const claimDecision = z.strictObject({
  version: z.int().min(1),
  state: z.enum(['in-review', 'accepted', 'rejected']),
  reason: remark.describe('Wanted for a refusal'),
});

/** A request for the directory (ENR-73 … ENR-75). */
export const listingDraft = z.strictObject({
  displayName: text(200),
  country: z.string().regex(/^[A-Z]{2}$/, 'write the two capital letters of the country'),
  url: z.string().trim().max(500),
  aboutUs: z.boolean().describe('The page is only about the partner'),
  noCompetitors: z.boolean().describe('It shows no competitors'),
  ownPage: z.boolean().describe('The partner owns it'),
});
export const listing = z.object({
  id: z.string(),
  tenant: z.string(),
  version: z.number(),
  displayName: z.string(),
  country: z.string(),
  url: z.string(),
  status: z.enum(['requested', 'accepted', 'rejected', 'sent', 'listed', 'leaving', 'removed']),
  requestedOn: z.string(),
  acceptedOn: z.string().nullable(),
  batchMonth: z.string().nullable(),
  visibleBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export const listingList = z.object({
  listings: z.array(listing),
  links: z.array(z.object({ title: z.string(), href: z.string() })).describe('More about enrolment (ENR-78)'),
  next: z
    .object({ batchMonth: z.string(), batchFrom: z.string(), batchTo: z.string(), visibleBy: z.string() })
    .nullable(),
});
export const listingDecision = z.strictObject({
  version: z.int().min(1),
  state: z.enum(['accepted', 'rejected']),
  reason: remark.describe('Wanted for a refusal'),
});

export const batchEntry = z.object({
  tenant: z.string(),
  listing: z.string(),
  change: z.enum(['add', 'remove']),
  displayName: z.string(),
  country: z.string(),
  url: z.string(),
});
export const batchList = z.object({
  today: z.string(),
  next: z.object({
    month: z.string(),
    from: z.string(),
    to: z.string(),
    visibleBy: z.string(),
    open: z.boolean().describe('It can be sent today'),
    entries: z.array(batchEntry),
  }),
  sent: z.array(z.object({ month: z.string(), sentAt: z.string(), by: z.string(), entries: z.array(batchEntry) })),
});
export const batchSend = z.strictObject({ month: z.string() });

/** The directory that everybody may read. */
export const directoryParameters = z.strictObject({
  country: z.string().max(2).optional(),
  search: z.string().max(200).optional(),
});
export const directory = z.object({
  asOf: z.string().nullable().describe('When its newest batch was sent'),
  partners: z.array(z.object({ displayName: z.string(), country: z.string(), url: z.string() })),
});
