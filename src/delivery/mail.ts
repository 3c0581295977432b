import { dataOf, questionOf, remarksOf } from '#drawing/facts.ts';
import { figureColumns, inWords } from '#drawing/figure.ts';
import { columnTitle, sectionTitle, type Words, wordsIn } from '#drawing/words.ts';
import type { ReportResult, ResultSection } from '#reporting/result.ts';
import { formatFigure, formatNumber, formatPercent } from '#text/format.ts';
import type { Language } from '#text/index.ts';
import {
  type Mail,
  type MailFile,
  type MailPart,
  paragraph,
  picture,
  subjectOf,
  table,
  toLetter,
} from './mail-parts.ts';

/** A page that is sent to somebody, as they see it. */
export interface PageMail {
  /** What the sender called it. */
  readonly name: string;
  readonly sender: string;
  readonly subject: string | undefined;
  /** Words of the sender above the figures. */
  readonly note: string | undefined;
  /** The page with the rights of who gets the mail (SEC-4). */
  readonly result: ReportResult;
  readonly language: Language;
  /** One section, drawn. */
  readonly picture: { readonly section: string; readonly bytes: Uint8Array } | undefined;
  /** The page as a file; too large ones do not travel. */
  readonly file: MailFile | undefined;
  readonly link: string | undefined;
}

const mostRows = 10;
const mostColumns = 5;
const pictureId = 'drawing@partnerscope';

/** The page as a mail: its figures as a table, a drawing, what they are of, and the file. */
export function toPageMail(mail: PageMail): Mail {
  const { result, name, note, file, link } = mail;
  const words = wordsIn(mail.language);
  const report = words.t(`report.${result.report}.title`, { defaultValue: result.report });
  const notes = note === undefined ? [] : note.split('\n').filter((line) => line.trim() !== '');
  const parts: MailPart[] = [
    ...notes.map((line) => paragraph(line)),
    paragraph(questionOf(result, words), { isQuiet: true }),
    ...figuresOf(result, words),
    ...drawn(mail, words),
    ...remarksOf(result, words).map((text) => paragraph(text)),
    paragraph(file === undefined ? words.t('mail.fileTooLarge') : words.t('mail.file', { file: file.name })),
    ...dataOf(result, words).map((text) => paragraph(text, { isQuiet: true, small: true })),
  ];
  const foot = [
    words.t('mail.why', { sender: mail.sender, name }),
    words.t('mail.asYou'),
    words.t('drawing.madeWith', { tenant: result.tenant }),
  ];
  return {
    subject: subjectOf(mail.subject ?? `${name} · ${report}`),
    ...toLetter(parts, { title: report, words, foot, link }),
    files: [...(mail.picture ? [drawingFile(mail.picture.bytes)] : []), ...(file ? [file] : [])],
  };
}

/** The section that is drawn into a mail: the first chart of the page; one figure or one table says nothing more than the mail. */
export function drawnSection({ sections }: ReportResult): string | undefined {
  const has = ({ rows, chart }: ResultSection) =>
    rows.length > 0 && chart !== 'table' && chart !== 'kpi' && chart !== 'geo';
  return (
    sections.find((section) => has(section) && section.columns.some(({ type }) => type === 'month'))?.id ??
    sections.find(has)?.id
  );
}

function drawn({ picture: shown, result }: PageMail, words: Words): MailPart[] {
  return shown === undefined ? [] : [picture(pictureId, sectionTitle(result.report, shown.section, words))];
}

function drawingFile(bytes: Uint8Array): MailFile {
  return { id: pictureId, name: 'drawing.png', mediaType: 'image/png', bytes };
}

/** Its figures in large type; of a page without any, the first rows of its first table. */
function figuresOf(result: ReportResult, words: Words): MailPart[] {
  const large = result.sections.map((section) => largeRow(section, result, words)).filter((row) => row !== undefined);
  if (large.length > 0) {
    return [table([words.t('mail.figure'), words.t('mail.value'), words.t('mail.change')], large)];
  }
  const first = result.sections.find((section) => section.rows.length > 0 && figureColumns(section).length > 0);
  return first === undefined ? [paragraph(words.t('drawing.empty'))] : tableOf(first, result, words);
}

function largeRow({ id, headline }: ResultSection, { report }: ReportResult, words: Words): string[] | undefined {
  if (headline === undefined) return undefined;
  const { value, growthPercent, unit } = headline;
  return [
    sectionTitle(report, id, words),
    formatFigure(value, unit, words.language),
    // What was lost is told as a share of what there was, and not as growth.
    formatPercent(growthPercent, words.language, { signed: !id.endsWith('-churned') }),
  ];
}

function tableOf(section: ResultSection, { report }: ReportResult, words: Words): MailPart[] {
  const columns = section.columns.filter(({ type }) => type !== 'trend').slice(0, mostColumns);
  const rows = section.rows
    .slice(0, mostRows)
    .map((row) => columns.map((column) => inWords(row[column.id], column, words)));
  const total = section.rowCount ?? section.rows.length;
  const shown = formatNumber(rows.length, words.language);
  const more = words.t('mail.firstRows', { shown, total: formatNumber(total, words.language) });
  return [
    paragraph(sectionTitle(report, section.id, words), { strong: true }),
    table(
      columns.map(({ id }) => columnTitle(id, words)),
      rows,
    ),
    ...(rows.length < total ? [paragraph(more, { isQuiet: true })] : []),
  ];
}
