import { z } from 'zod';

/** One cell as it leaves the house: missing is null (HTTP-6). */
export const cell = z.union([z.string(), z.number(), z.null(), z.array(z.union([z.string(), z.number(), z.null()]))]);

export const column = z.object({
  id: z.string(),
  type: z.enum(['month', 'text', 'integer', 'decimal', 'percent', 'text[]', 'trend']),
  unit: z.string().exactOptional(),
});

export const headline = z.object({
  value: z.number().nullable(),
  growthPercent: z.number().nullable(),
  unit: z.string(),
  /** The month the value is of, for figures of one month. */
  month: z.string().exactOptional(),
});

export const section = z.object({
  id: z.string(),
  chart: z.enum(['kpi', 'columns', 'stacked-columns', 'columns-line', 'lines', 'donut', 'bars', 'geo', 'table']),
  columns: z.array(column),
  rows: z.array(z.record(z.string(), cell)),
  headline: headline.exactOptional(),
  total: z.record(z.string(), cell).exactOptional(),
  /** Rows there are, when only some are given. */
  rowCount: z.number().exactOptional(),
  note: z.string().exactOptional(),
});

export const asOf = z.object({
  dataset: z.string(),
  version: z.number(),
  loadedAt: z.string(),
  latestMonth: z.string().nullable(),
});

/** Months a dataset of the page lacks inside the range, months still running, datasets overdue (CO-13). */
export const completeness = z.object({
  missing: z.array(z.object({ dataset: z.string(), months: z.array(z.string()) })),
  partial: z.array(z.string()),
  /** The newest month that should be there by today, null when it is not delivered by month. */
  late: z.array(z.object({ dataset: z.string(), expected: z.string().nullable(), daysLate: z.number() })),
});

export const reportResult = z.object({
  report: z.string(),
  tenant: z.string(),
  range: z.object({ from: z.string(), to: z.string() }),
  filters: z.record(z.string(), z.array(z.string())),
  asOf: z.array(asOf),
  completeness,
  redacted: z.array(z.string()),
  sections: z.array(section),
  /** The same sections of the period before, when it was asked for. */
  before: z
    .object({ range: z.object({ from: z.string(), to: z.string() }), sections: z.array(section) })
    .exactOptional(),
});

export type ResultCell = z.infer<typeof cell>;
export type ResultColumn = z.infer<typeof column>;
export type ResultHeadline = z.infer<typeof headline>;
export type ResultSection = z.infer<typeof section>;
export type ReportResult = z.infer<typeof reportResult>;

/** Values to choose from per page filter (CO-5); null is "not set" and is chosen as an empty value. */
export const filterOptions = z.object({
  report: z.string(),
  range: z.object({ from: z.string(), to: z.string() }),
  /** First and last month with data, for the range picker; null when the tenant has no data for this report. */
  available: z.object({ from: z.string(), to: z.string() }).nullable(),
  options: z.record(z.string(), z.array(z.string().nullable())),
});
export type FilterOptions = z.infer<typeof filterOptions>;

/** The navigation: every report that exists or is announced, and whether this reader may open it. */
export const reportList = z.object({
  reports: z.array(z.object({ id: z.string(), group: z.string(), state: z.enum(['open', 'planned', 'locked']) })),
});
export type ReportList = z.infer<typeof reportList>;

export const tenantList = z.object({
  /** The day the server takes for today, YYYY-MM-DD: what is late is judged by it. */
  today: z.string(),
  tenants: z.array(
    z.object({ tenant: z.string(), latestMonth: z.string().nullable(), loadedAt: z.string().nullable() }),
  ),
});
export type TenantList = z.infer<typeof tenantList>;
