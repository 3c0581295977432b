/** The formats a section can be taken in (HTTP-1). */
export const exportFormats = ['json', 'csv', 'tsv', 'xlsx', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Formats that hold a whole page in one file; the others hold one section. */
export const pageFormats = ['json', 'xlsx'] as const satisfies readonly ExportFormat[];
export const wholePageFormats: readonly ExportFormat[] = pageFormats;

/** The formats the raw rows of a dataset can be taken in: those that are written while they are read. */
export const rawRowsFormats = ['csv', 'tsv'] as const;
export type RawRowsFormat = (typeof rawRowsFormats)[number];
