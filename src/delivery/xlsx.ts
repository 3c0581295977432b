import type { ReportResult, ResultColumn, ResultRow, ResultSection } from '#reporting/result.ts';
import { type CellOptions, type Rest, toFileCell } from './cells.ts';
import type { CellForm } from './sheet-xml.ts';
import { type Fact, type Sheet, toWorkbook, type WorkbookOptions } from './workbook.ts';

export interface XlsxOptions extends CellOptions, WorkbookOptions {
  readonly rest?: Rest;
}

/** A workbook with one sheet per section and a last sheet `About`: what was asked, of which data. */
export function toXlsx(result: ReportResult, options: XlsxOptions = {}): AsyncIterable<Uint8Array> {
  const sheets = result.sections.map((section): Sheet => {
    const columns = section.columns.map((column) => ({ title: column.id, ...layoutOf(column) }));
    return { name: section.id, columns, batches: batchesOf(section, options) };
  });
  return toWorkbook(sheets, factsOf(result), options);
}

async function* batchesOf(section: ResultSection, { rest, rawText = false }: XlsxOptions) {
  const toCells = (rows: readonly ResultRow[]) =>
    rows.map((row) => section.columns.map(({ id }) => toFileCell(row[id], { rawText })));
  yield toCells(section.rows);
  if (rest === undefined) return;
  for await (const rows of rest(section)) yield toCells(rows);
}

function layoutOf({ type }: ResultColumn): { form: CellForm; width: number } {
  if (type === 'integer') return { form: 'integer', width: 16 };
  if (type === 'decimal' || type === 'percent') return { form: 'decimal', width: 16 };
  return { form: 'text', width: type === 'month' ? 12 : 28 };
}

function factsOf({ report, tenant, range, filters, asOf, redacted, before }: ReportResult): Fact[] {
  return [
    ['Report', report],
    ['Tenant', tenant],
    ['From', range.from],
    ['To', range.to],
    ...(before === undefined ? [] : [['Compared with', `${before.range.from} to ${before.range.to}`] as const]),
    ...Object.entries(filters).map(([name, values]): Fact => [`Filter ${name}`, values.join('; ')]),
    ...asOf.map(
      (data): Fact => [
        `Data ${data.dataset}`,
        `version ${data.version}, loaded ${data.loadedAt}, latest month ${data.latestMonth ?? 'none'}`,
      ],
    ),
    ...redacted.map((column): Fact => ['Withheld', column]),
  ];
}
