import { z } from 'zod';
import { isDay } from '#base/day.ts';
import { tenantParameter } from './request.ts';

const day = z.string().refine(isDay, 'write an existing day as YYYY-MM-DD');

/** Which entries of the log are wanted; days are UTC and inclusive at both ends. */
export const auditFilter = z.strictObject({
  ...tenantParameter.shape,
  from: day.optional().describe('First day, YYYY-MM-DD'),
  to: day.optional().describe('Last day, YYYY-MM-DD'),
  action: z.string().max(60).optional().describe('A whole action (`grant.given`) or its area (`grant`)'),
  actor: z.string().max(100).optional().describe('Account, `house` or `nobody`'),
});

export const auditParameters = auditFilter.extend({
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Only older entries: `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

export const auditEntry = z.object({
  entry: z.number(),
  at: z.string(),
  tenant: z.string().nullable(),
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  object: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
});

/** Newest first; `next` null: there are no older ones. */
export const auditList = z.object({ entries: z.array(auditEntry), next: z.number().nullable() });

export type AuditFilter = z.output<typeof auditFilter>;
export type AuditParameters = z.output<typeof auditParameters>;
export type AuditList = z.infer<typeof auditList>;
