import { z } from 'zod';
import { isMonth } from '#base/month.ts';
import { plainText, versionNumber } from './record.ts';

const month = z.string().refine(isMonth, 'write a month as YYYY-MM, for example 2024-06');

/** A note on a month as it is written; `report` null or absent: it stands on every report. */
export const annotationDraft = z.strictObject({
  month,
  report: z.string().nullable().default(null),
  note: plainText('note', 2000),
});

/** A changed note, with the version it was changed from. */
export const annotationChange = z.strictObject({ ...annotationDraft.shape, version: versionNumber });

/** A note as it is kept; `at` is the UTC instant of its last change. */
export const annotation = z.object({
  id: z.string(),
  tenant: z.string(),
  month: z.string(),
  report: z.string().nullable(),
  note: z.string(),
  at: z.string(),
  version: z.number(),
});

/** By month, then as they were written. */
export const annotationList = z.object({ annotations: z.array(annotation) });

/** Which notes are asked for. */
export const annotationChoice = z.strictObject({
  tenant: z.string().optional().describe('May be left out when there is one tenant'),
  from: month.optional().describe('First month, YYYY-MM'),
  to: month.optional().describe('Last month, YYYY-MM'),
  report: z.string().optional().describe('Notes on this report and on every report'),
});

export type AnnotationDraft = z.output<typeof annotationDraft>;
export type AnnotationChange = z.output<typeof annotationChange>;
export type AnnotationChoice = z.output<typeof annotationChoice>;
export type Annotation = z.infer<typeof annotation>;
