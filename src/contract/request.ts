import { z } from 'zod';
import type { FilterName } from '#model/report.ts';
import { drawingLanguages, drawingThemes } from './export.ts';

/** A parameter that repeats: given once or more. */
export const repeated = z.union([z.string().transform((value) => [value]), z.array(z.string())]).optional();

/** The page filters, which repeat (HTTP-1); an empty value chooses "not set". */
const filterParameters = {
  product: repeated,
  market: repeated,
  attribution: repeated,
  location: repeated,
  channel: repeated,
  segment: repeated,
} satisfies Record<FilterName, unknown>;

/** `1Y` is what the page shows for twelve months. */
const range = z.enum(['3M', '6M', '12M', '1Y']);

/** What is asked of a report: HTTP query and command line alike. */
export const reportParameters = z.strictObject({
  tenant: z.string().optional().describe('May be left out when there is one tenant'),
  from: z.string().optional().describe('First month, YYYY-MM; together with `to`'),
  to: z.string().optional().describe('Last month, YYYY-MM; together with `from`'),
  range: range.optional().describe('Months up to the newest with data; default 12M'),
  ...filterParameters,
  search: z.string().max(200).optional().describe('Text that tables with a search look for, part of a name, any case'),
  limit: z.coerce.number().int().min(1).max(100_000).optional().describe('At most this many rows of long tables'),
  offset: z.coerce.number().int().min(0).optional().describe('Rows of long tables to pass over; together with `limit`'),
  compare: z.enum(['previous']).optional().describe('Adds the same figures of the period before, equally long'),
  asRole: repeated.describe('Narrow the answer to what a person with this role gets (code or name)'),
  asLocation: repeated.describe('Narrow the answer to these locations (MPN ids)'),
});
export type ReportParameters = z.output<typeof reportParameters>;

/** What is asked of a report as a file: the same, and how a drawing looks. */
export const exportParameters = reportParameters.extend({
  lang: z.enum(drawingLanguages).optional().describe('Language of svg, png and pdf; default en'),
  theme: z.enum(drawingThemes).optional().describe('Colours of svg and png; default light'),
});
export type ExportParameters = z.output<typeof exportParameters>;

export const tenantParameter = z.strictObject({
  tenant: z.string().optional().describe('May be left out when there is one tenant'),
});

/** How a file is handed over for import (HTTP-2). */
export const importParameters = z.strictObject({
  tenant: z.string().optional().describe('Partner global account; may be left out when there is one tenant'),
  dataset: z.string().optional().describe('Name of the dataset; otherwise told by the header'),
  customer: z.string().optional().describe('Customer tenant id, for exports that are of one customer'),
  file: z.string().optional().describe('Name of the file; a label only'),
  strict: z.stringbool().optional().describe('Refuse the whole file when a row is rejected'),
});
export type ImportParameters = z.output<typeof importParameters>;

/** Which raw rows of a dataset are asked for: HTTP query and command line alike (CO-8). */
export const rawRowsParameters = z.strictObject({
  tenant: z.string().optional().describe('May be left out when there is one tenant'),
  from: z.string().optional().describe('First month, YYYY-MM; together with `to`. Default: every month'),
  to: z.string().optional().describe('Last month, YYYY-MM; together with `from`'),
  asRole: repeated.describe('Narrow the answer to what a person with this role gets (code or name)'),
  asLocation: repeated.describe('Narrow the answer to these locations (MPN ids)'),
});
export type RawRowsParameters = z.output<typeof rawRowsParameters>;
