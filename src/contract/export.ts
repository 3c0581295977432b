/** The formats a section can be taken in (HTTP-1). */
export const exportFormats = ['json', 'csv', 'tsv', 'xlsx', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Formats that hold a whole page in one file; the others hold one section. */
export const wholePageFormats: readonly ExportFormat[] = ['json', 'xlsx'];
