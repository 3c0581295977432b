import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake';
import { dataOf, questionOf, remarksOf } from '#drawing/facts.ts';
import { inWords, isFigure } from '#drawing/figure.ts';
import { fontFamily, lookOf } from '#drawing/look.ts';
import { type CardRow, pageParts } from '#drawing/page-cards.ts';
import { plain } from '#drawing/picture.ts';
import { columnTitle, sectionTitle, type Words, wordsIn } from '#drawing/words.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';
import { formatNumber } from '#text/format.ts';
import type { Language } from '#text/index.ts';
import { mostPrintedRows } from './print-limit.ts';
import { print } from './printer.ts';

const page = { width: 842, height: 595, edge: 36 } as const;
const inner = page.width - 2 * page.edge;
/** Cards are drawn larger than they are printed: a pixel is 1/96 of an inch. */
const pixel = 0.75;

/** A page of sections, or one, as PDF: A4 across, text that can be selected, charts as lines and not as dots. */
export async function toPdf(
  result: ReportResult,
  { language = 'en' }: { language?: Language } = {},
): Promise<Uint8Array> {
  const words = wordsIn(language);
  return await print(documentOf(result, words));
}

function documentOf(result: ReportResult, words: Words): TDocumentDefinitions {
  const { ink, quiet } = lookOf('light');
  const title = words.t(`report.${result.report}.title`, { defaultValue: result.report });
  const parts = pageParts(result, words, inner / pixel);
  const newest = result.asOf
    .map(({ loadedAt }) => loadedAt)
    .sort()
    .at(-1);
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [page.edge, page.edge, page.edge, page.edge + 10],
    language: words.language,
    // Of the data, not of the moment: the same result prints the same.
    info: { title, subject: questionOf(result, words), creator: 'Partnerscope', creationDate: new Date(newest ?? 0) },
    defaultStyle: { font: fontFamily, fontSize: 9, color: ink },
    content: [
      cover(title, result, words),
      ...parts.map((part) => (part.kind === 'cards' ? cards(part) : table(part.section, result, words))),
    ],
    // A heading stays with the first rows of its table.
    pageBreakBefore: ({ headlineLevel, startPosition }) => headlineLevel === 1 && startPosition.top > page.height - 200,
    footer: (current, count) => ({
      margin: [page.edge, 12, page.edge, 0],
      fontSize: 8,
      color: quiet,
      columns: [
        { text: plain(`${title} · ${words.t('drawing.madeWith', { tenant: result.tenant })}`), width: '*' },
        { text: words.t('drawing.page', { page: current, pages: count }), width: 'auto', alignment: 'right' },
      ],
    }),
  };
}

/** What the print is of: report, months, filters, company, data. */
function cover(title: string, result: ReportResult, words: Words): Content {
  const { accent, quiet } = lookOf('light');
  const fact = (name: string, texts: readonly string[]): Content => ({
    columns: [
      { text: words.t(`drawing.${name}`), width: 64, color: quiet },
      { stack: texts.map((text) => plain(text)), width: '*' },
    ],
    margin: [0, 2, 0, 0],
  });
  const remarks = [...remarksOf(result, words), ...(hasStrangeLetters(result) ? [words.t('drawing.letters')] : [])];
  const about = words.t(`report.${result.report}.sentence`, { defaultValue: '' });
  const stack: Content[] = [
    { text: plain(title), fontSize: 20, bold: true },
    ...(about === ''
      ? []
      : [{ text: about, color: quiet, margin: [0, 0, 0, 4] satisfies [number, number, number, number] }]),
    fact('question', [questionOf(result, words)]),
    fact('tenant', [result.tenant]),
    fact('dataTitle', dataOf(result, words)),
    ...remarks.map((text): Content => ({ text: plain(text), color: quiet, margin: [0, 4, 0, 0] })),
  ];
  return {
    table: {
      widths: [3, '*'],
      body: [
        [
          { text: '', fillColor: accent },
          { stack, margin: [8, 0, 0, 0] },
        ],
      ],
    },
    layout: 'noBorders',
    margin: [0, 0, 0, 14],
  };
}

function cards({ cards: drawn }: CardRow): Content {
  const columns = drawn.map(({ svg, width }) => ({ svg, width: width * pixel }));
  return { columns, columnGap: 14 * pixel, margin: [0, 0, 0, 14 * pixel], unbreakable: true };
}

/** A table over as many pages as it needs, its head on each; numbers to the right. */
function table(section: ResultSection, result: ReportResult, words: Words): Content {
  const { line, track, quiet } = lookOf('light');
  const { columns } = section;
  const rows = section.rows.slice(0, mostPrintedRows);
  const total = section.rowCount ?? section.rows.length;
  const head = columns.map((column): TableCell => {
    return {
      text: plain(columnTitle(column.id, words)),
      bold: true,
      fillColor: track,
      alignment: isFigure(column) ? 'right' : 'left',
    };
  });
  const body = rows.map((row) =>
    columns.map((column): TableCell => {
      return {
        text: breakable(inWords(row[column.id], column, words)),
        alignment: isFigure(column) ? 'right' : 'left',
      };
    }),
  );
  const widths = columns.map((column) => (isFigure(column) || column.type === 'month' ? 'auto' : '*'));
  const remark = rows.length < total ? words.t('drawing.firstRows', shownOf(rows.length, total, words)) : '';
  const nothing = rows.length === 0 ? words.t('drawing.empty') : '';
  return [
    {
      text: plain(sectionTitle(result.report, section.id, words)),
      fontSize: 12,
      bold: true,
      margin: [0, 6, 0, 4],
      headlineLevel: 1,
    },
    ...[remark, nothing]
      .filter((text) => text !== '')
      .map((text): Content => ({ text, color: quiet, margin: [0, 0, 0, 4] })),
    ...(rows.length === 0
      ? []
      : [
          {
            table: { headerRows: 1, keepWithHeaderRows: 3, dontBreakRows: true, widths, body: [head, ...body] },
            layout: {
              hLineWidth: () => 0.5,
              vLineWidth: () => 0,
              hLineColor: () => line,
              paddingTop: () => 3,
              paddingBottom: () => 3,
            },
            fontSize: 8,
            margin: [0, 0, 0, 14] satisfies [number, number, number, number],
          },
        ]),
  ];
}

function shownOf(shown: number, total: number, { language }: Words): Record<string, string> {
  return { shown: formatNumber(shown, language), total: formatNumber(total, language) };
}

/** Cells are cut where they would fill a page, and may break inside long words. */
const longestCell = 200;

function breakable(text: string): string {
  const letters = [...plain(text)];
  const cut = letters.length > longestCell ? `${letters.slice(0, longestCell).join('')}…` : letters.join('');
  return cut.replaceAll(/\S{24}(?=\S)/gu, '$&\u200B');
}

/** Letters outside Latin, Greek and Cyrillic are drawn as boxes. */
function hasStrangeLetters({ sections }: ReportResult): boolean {
  const isStrange = (cell: unknown) =>
    typeof cell === 'string' && /[\p{L}--[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}]]/v.test(cell);
  return sections.some(({ rows }) =>
    rows.slice(0, mostPrintedRows).some((row) => Object.values(row).flat().some(isStrange)),
  );
}
