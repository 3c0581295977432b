/** What a cell of a sheet holds: text, a number, or nothing. */
export type SheetCell = string | number | null;

/** How the cells of a column are written: text as it is, whole numbers, numbers with two decimals. */
export type CellForm = 'text' | 'integer' | 'decimal';

export interface SheetColumn {
  readonly title: string;
  readonly form: CellForm;
  /** In characters. */
  readonly width: number;
}

/** What Excel itself can hold: rows of a sheet with its header, characters of a cell, characters of a sheet's name. */
export const excelLimits = { rows: 1_048_576, text: 32_767, name: 31 } as const;

const styleOf: Readonly<Record<CellForm | 'bold', number>> = { text: 0, bold: 1, integer: 2, decimal: 3 };

/** Bold titles, `#,##0` and `#,##0.00` (the built-in formats 3 and 4). */
export const stylesXml = `${declaration()}<styleSheet xmlns="${main()}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Everything of a sheet before its rows: the first row frozen, and the widths of the columns. */
export function sheetStart(columns: readonly SheetColumn[], { frozen = true } = {}): string {
  const pane = frozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : '';
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const cols = widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`;
  return `${declaration()}<worksheet xmlns="${main()}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${cols}<sheetData>`;
}

export const sheetEnd = '</sheetData></worksheet>';

/** One row; `forms` says how each cell is written. Nothing and what is no number become no cell at all. */
export function rowXml(number: number, cells: readonly SheetCell[], forms: readonly (CellForm | 'bold')[]): string {
  let xml = `<row r="${number}">`;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] ?? null;
    const style = styleOf[forms[index] ?? 'text'];
    if (typeof cell === 'number') {
      if (Number.isFinite(cell)) xml += `<c r="${letters(index)}${number}" s="${style}"><v>${cell}</v></c>`;
    } else if (cell !== null && cell !== '') {
      xml += `<c r="${letters(index)}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
    }
  }
  return `${xml}</row>`;
}

/** The parts of a workbook around its sheets, whose files are `xl/worksheets/sheet1.xml` and on. */
export function workbookParts(names: readonly string[]): Readonly<Record<string, string>> {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = (write: (name: string, number: number) => string) =>
    names.map((name, index) => write(escapeXml(name), index + 1)).join('');
  return {
    'xl/styles.xml': stylesXml,
    'xl/workbook.xml': `${declaration()}<workbook xmlns="${main()}" xmlns:r="${relation}"><sheets>${each((name, number) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration()}<Relationships xmlns="${relations}">${each((_, number) => `<Relationship Id="rId${number}" Type="${relation}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    '_rels/.rels': `${declaration()}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `${declaration()}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${content}.styles+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${content}.worksheet+xml"/>`)}</Types>`,
  };
}

function declaration(): string {
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
}

function main(): string {
  return 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
}

/** 0 is A, 26 is AA. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

const special = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const written: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '\t',
  '\n': '\n',
  '\r': '&#13;',
};

/** Text inside XML; what XML cannot hold at all (control characters, half characters) becomes �. */
function escapeXml(text: string): string {
  return text.replace(special, (found) => written[found] ?? '\uFFFD');
}
