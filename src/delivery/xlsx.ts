import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import type { ReportResult, ResultColumn, ResultSection } from '#reporting/result.ts';
import { type CellOptions, neutralise, toFileCell } from './cells.ts';

/** What Excel itself can hold. */
const longestText = 32_767;
const longestSheetName = 31;

/** A workbook with one sheet per section and a last sheet `About`: what was asked, of which data. */
export async function toXlsx(result: ReportResult, options: CellOptions = {}): Promise<Uint8Array> {
  const names = sheetNames(result.sections.map((section) => section.id));
  const sheets = result.sections.map((section, index) => ({
    sheet: names[index] ?? section.id,
    data: sectionRows(section, options),
    columns: section.columns.map(({ type }) => ({ width: type === 'text' || type === 'text[]' ? 28 : 16 })),
    stickyRowsCount: 1,
  }));
  const about = { sheet: 'About', data: aboutRows(result), columns: [{ width: 20 }, { width: 60 }] };
  return await writeXlsxFile([...sheets, about]).toBuffer();
}

function sectionRows(section: ResultSection, options: CellOptions): Row[] {
  const header = section.columns.map(({ id }) => bold(id));
  const rows = section.rows.map((row) =>
    section.columns.map((column) => toXlsxCell(toFileCell(row[column.id], options), column)),
  );
  return [header, ...rows];
}

function toXlsxCell(cell: string | number | null, { type }: ResultColumn): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { type: String, value: cell.slice(0, longestText) };
  return { type: Number, value: cell, format: type === 'integer' ? '#,##0' : '#,##0.00' };
}

function aboutRows({ report, tenant, range, filters, asOf, redacted }: ReportResult): Row[] {
  const facts: [string, string][] = [
    ['Report', report],
    ['Tenant', tenant],
    ['From', range.from],
    ['To', range.to],
    ...Object.entries(filters).map(([name, values]): [string, string] => [`Filter ${name}`, values.join('; ')]),
    ...asOf.map((data): [string, string] => [
      `Data ${data.dataset}`,
      `version ${data.version}, loaded ${data.loadedAt}, latest month ${data.latestMonth ?? 'none'}`,
    ]),
    ...redacted.map((column): [string, string] => ['Withheld', column]),
  ];
  return facts.map(([name, value]) => [bold(name), { type: String, value: neutralise(value).slice(0, longestText) }]);
}

function bold(text: string): Cell {
  return { type: String, value: text, fontWeight: 'bold' };
}

/** Excel cuts nothing itself: names are at most 31 characters and unique, whatever their case. */
function sheetNames(ids: readonly string[]): string[] {
  const taken = new Set(['about']);
  return ids.map((id) => {
    let name = id.slice(0, longestSheetName);
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${id.slice(0, longestSheetName - 4)}~${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
