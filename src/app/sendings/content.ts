import { z } from 'zod';
import { drawingLanguages } from '#contract/export.ts';
import { pageSendingFormats } from '#contract/sending-choices.ts';
import { alertRule } from '#contract/sendings.ts';
import type { AlertState } from '#domain/alert/alert-life.ts';
import type { StoredReport } from '#state/reports.ts';

const asked = { report: z.string(), search: z.string(), language: z.enum(drawingLanguages) };

const page = z.object({ ...asked, format: z.enum(pageSendingFormats), section: z.string().nullable() });

const state = z.object({ isOn: z.boolean(), wasOn: z.boolean(), at: z.number(), since: z.number().nullable() });

const alert = z.object({
  ...asked,
  section: z.string(),
  column: z.string().nullable(),
  row: z.record(z.string(), z.string()),
  rule: alertRule,
  afterImports: z.boolean(),
  state: state.optional(),
});

/** What a page schedule is made of. */
export type PageContent = z.output<typeof page>;
/** What an alert is made of, and how it stands. */
export type AlertContent = Omit<z.output<typeof alert>, 'state'> & { readonly state?: AlertState | undefined };

export function pageOf({ content }: Pick<StoredReport, 'content'>): PageContent {
  return page.parse(content);
}

export function alertOf({ content }: Pick<StoredReport, 'content'>): AlertContent {
  return alert.parse(content);
}

/** What both have. */
export function askedOf({ content }: Pick<StoredReport, 'content'>) {
  return z.object(asked).parse(content);
}
