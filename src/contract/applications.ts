import { z } from 'zod';
import { plainText } from './record.ts';

/** Days that an application may last. */
export const longestApplicationDays = 730;

const application = z.object({
  id: z.string().describe('The `client_id`'),
  tenant: z.string(),
  name: z.string(),
  madeBy: z.string().describe('Account; `house` for whoever sat at the machine'),
  madeByName: z.string().nullable(),
  madeAt: z.string(),
  usedAt: z.string().nullable(),
  expiresAt: z.string().describe('May be past: such an application gets no tokens any more'),
});

export const applicationList = z.object({ applications: z.array(application) });

export const applicationDraft = z.strictObject({
  name: plainText('name', 100),
  days: z
    .int('write a whole number of days')
    .min(1, 'an application lasts at least a day')
    .max(longestApplicationDays, `an application lasts at most ${longestApplicationDays} days`),
});

export const madeApplication = z.object({ application, secret: z.string().describe('Shown once') });

export const endedApplication = z.object({ id: z.string(), name: z.string() });

export type ApplicationList = z.infer<typeof applicationList>;
export type ApplicationDraft = z.output<typeof applicationDraft>;
export type MadeApplication = z.infer<typeof madeApplication>;
export type EndedApplication = z.infer<typeof endedApplication>;
