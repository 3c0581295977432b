import { z } from 'zod';

/** A cell that kept its row out, or a remark about it. */
export const problem = z.object({
  line: z.number(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
});

/** CLI-4: what became of one file. */
export const receipt = z.object({
  delivery: z.string().nullable(),
  dataset: z.string(),
  tenant: z.string(),
  file: z.string(),
  rows: z.number(),
  loaded: z.number(),
  rejected: z.number(),
  duplicate: z.boolean(),
  months: z.tuple([z.string(), z.string()]).nullable(),
  problems: z.array(problem).max(1000),
  rejectsFile: z.string().nullable(),
  unknownColumns: z.array(z.string()),
  missingColumns: z.array(z.string()),
  version: z.number(),
});

export const importStage = z.enum([
  'waiting',
  'receiving',
  'reading',
  'loading',
  'done',
  'failed',
  'cancelled',
  'undone',
]);

/** HTTP-2: progress of one import and, at the end, its receipt or why it failed. */
export const importStatus = z.object({
  id: z.string(),
  tenant: z.string(),
  file: z.string(),
  stage: importStage,
  /** 0 to 1 of the bytes read; null while unknown. */
  progress: z.number().nullable(),
  startedAt: z.string(),
  receipt: receipt.nullable(),
  error: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
});

/** One accepted file as `imports` lists it. */
export const deliveryInfo = z.object({
  delivery: z.string(),
  tenant: z.string(),
  dataset: z.string(),
  file: z.string(),
  rows: z.number(),
  months: z.tuple([z.string(), z.string()]).nullable(),
  loadedAt: z.string(),
  version: z.number(),
  undoneAt: z.string().nullable(),
});

export const importList = z.object({ running: z.array(importStatus), deliveries: z.array(deliveryInfo) });

export type Problem = z.infer<typeof problem>;
export type Receipt = z.infer<typeof receipt>;
export type ImportStage = z.infer<typeof importStage>;
export type ImportStatus = z.infer<typeof importStatus>;
export type DeliveryInfo = z.infer<typeof deliveryInfo>;
export type ImportList = z.infer<typeof importList>;
