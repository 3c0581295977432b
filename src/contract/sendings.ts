import { z } from 'zod';
import { downloadSchedule } from './downloads.ts';
import { drawingLanguages } from './export.ts';
import { plainText, versionNumber } from './record.ts';
import { alertDirections, alertNews, changeUnits, mostRecipients, pageSendingFormats } from './sending-choices.ts';

const email = plainText('address', 254).regex(/^[^\s@<>]+@[^\s@<>]+$/, 'write an e-mail address');
const finite = z.number('write a number').refine(Number.isFinite, 'write a number');
const moreThanZero = finite.positive('write a number above 0');

/** Who is told, and how; neither: what was made waits in the list. */
const telling = {
  mail: z
    .strictObject({
      to: z
        .array(email)
        .min(1, 'name at least one address')
        .max(mostRecipients, `name at most ${mostRecipients} addresses`),
      subject: plainText('subject', 150).nullable().default(null),
      text: plainText('text', 2000).nullable().default(null),
    })
    .nullable()
    .default(null),
  webhook: z
    .strictObject({ url: z.string().max(2000, 'the address is too long: at most 2000 characters') })
    .nullable()
    .default(null),
};

const asked = {
  name: plainText('name', 150),
  report: z.string().max(100),
  search: z
    .string()
    .max(4000, 'the address is too long: at most 4000 characters')
    .default('')
    .describe('Query of the page’s address, with the `?`'),
  language: z.enum(drawingLanguages).default('en'),
  schedule: downloadSchedule,
  ...telling,
};

/** A page that is made again and again; CSV is of one section. */
export const pageSendingDraft = z.strictObject({
  ...asked,
  format: z.enum(pageSendingFormats).default('pdf'),
  section: z.string().max(100).nullable().default(null),
});

/** A changed schedule, with the version it was changed from. */
export const pageSendingChange = z.strictObject({ ...pageSendingDraft.shape, version: versionNumber });

/** When a figure is worth a word (docs/sendings.md). */
export const alertRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('above'), threshold: finite }),
  z.strictObject({ kind: z.literal('below'), threshold: finite }),
  z.strictObject({
    kind: z.literal('change'),
    direction: z.enum(alertDirections),
    by: moreThanZero,
    unit: z.enum(changeUnits),
  }),
  z.strictObject({ kind: z.literal('stale'), days: z.int('write a number of days').min(1).max(3660) }),
]);

/** A figure that is watched: a section's number in large type, or a column of it in the row with these values. */
export const alertDraft = z.strictObject({
  ...asked,
  section: z.string().max(100),
  column: z.string().max(100).nullable().default(null),
  row: z.record(z.string().max(100), z.string().max(1000)).default({}),
  rule: alertRule,
  afterImports: z.boolean().default(true).describe('Looked at too when data come that it is counted from'),
});

/** A changed alert, with the version it was changed from. */
export const alertChange = z.strictObject({ ...alertDraft.shape, version: versionNumber });

/** A try to tell somebody; never what was sent. */
const noticeTry = z.object({ at: z.string(), status: z.number().nullable(), reason: z.string().nullable() });

export const sendingNotice = z.object({
  id: z.string(),
  channel: z.enum(['callback', 'mail', 'webhook']),
  target: z.string(),
  state: z.enum(['waiting', 'delivered', 'given-up']),
  tries: z.number(),
  nextTryAt: z.string().nullable(),
  log: z.array(noticeTry),
});

export const sendingRun = z.object({
  id: z.string(),
  dueAt: z.string(),
  status: z.enum(['Pending', 'Running', 'Paused', 'Completed', 'Failed', 'Cancelled']),
  endedAt: z.string().nullable(),
  trouble: z.string().nullable(),
  news: z.enum(alertNews).nullable().describe('What an alert told; null: nothing'),
  file: z
    .object({ name: z.string(), bytes: z.number(), redacted: z.array(z.string()), expiresAt: z.string() })
    .nullable(),
});

/** A page schedule or an alert of the reader’s own, with its newest runs. */
export const sending = z.object({
  id: z.string(),
  tenant: z.string(),
  kind: z.enum(['page', 'alert']),
  name: z.string(),
  report: z.string(),
  search: z.string(),
  language: z.enum(drawingLanguages),
  section: z.string().nullable(),
  format: z.enum(pageSendingFormats).nullable().describe('Of a page'),
  alert: z
    .object({
      column: z.string().nullable(),
      row: z.record(z.string(), z.string()),
      rule: alertRule,
      afterImports: z.boolean(),
      isOn: z.boolean().describe('Whether the rule held when it was last looked at'),
      since: z.string().nullable(),
    })
    .nullable(),
  schedule: downloadSchedule,
  mail: z.object({ to: z.array(z.string()), subject: z.string().nullable(), text: z.string().nullable() }).nullable(),
  webhook: z.object({ url: z.string() }).nullable(),
  status: z.enum(['Active', 'Paused', 'Inactive']),
  madeAt: z.string(),
  version: z.number(),
  nextAt: z.string().nullable(),
  runs: z.array(sendingRun),
});

export const sendingList = z.object({
  tenant: z.string(),
  mailOffered: z.boolean().describe('False: the settings name no mail server'),
  sendings: z.array(sending),
});

/** The secret signs what the webhook gets; it is shown this once, and null when there is no new one. */
export const madeSending = z.object({ sending, secret: z.string().nullable() });

/** Runs, newest first, each with whom it told. */
export const sendingLog = z.object({ runs: z.array(sendingRun.extend({ notices: z.array(sendingNotice) })) });

export const sendingRunAddress = z.strictObject({ id: z.string(), run: z.string() });
export const sendingNoticeAddress = z.strictObject({ id: z.string(), notice: z.string() });

export type PageSendingDraft = z.output<typeof pageSendingDraft>;
export type PageSendingChange = z.output<typeof pageSendingChange>;
export type AlertDraft = z.output<typeof alertDraft>;
export type AlertChange = z.output<typeof alertChange>;
export type AlertRuleDraft = z.output<typeof alertRule>;
export type Sending = z.infer<typeof sending>;
export type SendingRun = z.infer<typeof sendingRun>;
export type SendingNotice = z.infer<typeof sendingNotice>;
export type SendingList = z.infer<typeof sendingList>;
export type SendingLog = z.infer<typeof sendingLog>;
export type MadeSending = z.infer<typeof madeSending>;
