import { z } from 'zod';

/** Support cases a customer brings in a month, as the partner types them in; null takes the number out (ADO-45). */
export const supportLoadRequest = z.strictObject({
  casesPerMonth: z
    .number('write a number, or null to take it out')
    .min(0, 'write a number from 0')
    .max(1_000_000, 'write a number up to 1000000')
    .nullable(),
});

export const supportLoadAddress = z.strictObject({ customerTenantId: z.string() });

const typed = { casesPerMonth: z.number().nullable(), at: z.string() };

/** What holds now, since when (null: nothing was ever typed in), and what was typed in before, newest first. */
export const supportLoad = z.object({
  customerTenantId: z.string(),
  tenant: z.string(),
  casesPerMonth: typed.casesPerMonth,
  at: typed.at.nullable(),
  history: z.array(z.object(typed)).max(100),
});

export type SupportLoadRequest = z.output<typeof supportLoadRequest>;
export type SupportLoad = z.infer<typeof supportLoad>;
