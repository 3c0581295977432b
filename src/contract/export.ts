/** The formats a section can be taken in (HTTP-1). */
export const exportFormats = ['json', 'csv', 'tsv', 'xlsx', 'parquet', 'svg', 'png', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Formats that hold a whole page in one file; the others hold one section. */
export const pageFormats = ['json', 'xlsx', 'pdf'] as const satisfies readonly ExportFormat[];
export const wholePageFormats: readonly ExportFormat[] = pageFormats;

/** What a drawing (svg, png, pdf) is made in: language of its texts, colours (a print is always light). */
export const drawingLanguages = ['en', 'nl'] as const;
export const drawingThemes = ['light', 'dark'] as const;

/** The formats the raw rows of a dataset can be taken in: those that are written while they are read. */
export const rawRowsFormats = ['csv', 'tsv'] as const;
export type RawRowsFormat = (typeof rawRowsFormats)[number];

/** The formats the rows behind a figure can be taken in. */
export const behindFormats = [...rawRowsFormats, 'xlsx'] as const;
export type BehindFormat = (typeof behindFormats)[number];
