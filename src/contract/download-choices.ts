/** What a file of the downloads hub can be: text, a workbook, a table for programs (DL-26, issue 5). */
export const downloadFormats = ['csv', 'tsv', 'xlsx', 'parquet'] as const;
export type DownloadFormat = (typeof downloadFormats)[number];

/** The times that are offered besides days of one's own; which of them a schedule may have depends on how often it comes (DL-21). */
export const rangePresets = [
  { kind: 'last', count: 7, unit: 'days' },
  { kind: 'last', count: 30, unit: 'days' },
  { kind: 'last', count: 1, unit: 'months' },
  { kind: 'last', count: 3, unit: 'months' },
  { kind: 'last', count: 6, unit: 'months' },
  { kind: 'last', count: 12, unit: 'months' },
  { kind: 'last', count: 24, unit: 'months' },
  { kind: 'last', count: 3, unit: 'years' },
  { kind: 'lifetime' },
] as const;

/** Rows of a preview (DL-14). */
export const previewRows = 15;

/** Values of a column that are offered at a time. */
export const offeredValues = 100;

/** Where datasets come from: documented ones, and those of the product itself. */
export const programmes = ['insights', 'own'] as const;
export type Programme = (typeof programmes)[number];

/** How a column is chosen from: by its values, or from one to another. */
export const filterKinds = ['values', 'numbers', 'days'] as const;

/** What has become of a run; a file that has gone is `expired` (DL-25). */
export const runStates = ['waiting', 'running', 'ready', 'expired', 'failed', 'cancelled', 'paused'] as const;
export type RunState = (typeof runStates)[number];
