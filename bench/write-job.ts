import { z } from 'zod';

const writeJob = z.object({
  /** All rows behind a figure, or a page with its long tables. */
  what: z.enum(['rows', 'page']),
  format: z.enum(['csv', 'xlsx']),
  dataDir: z.string(),
  dir: z.string(),
  today: z.string(),
  tenant: z.string(),
});
export type WriteJob = z.infer<typeof writeJob>;

const written = z.object({ ms: z.number(), bytes: z.number(), peakMb: z.number() });
export type Written = z.infer<typeof written>;

export const parseJob = (text: string): WriteJob => writeJob.parse(JSON.parse(text));

export const parseWritten = (text: string): Written => written.parse(JSON.parse(text));
