import { Fault } from '#base/fault.ts';
import {
  type BehindFileParameters,
  type BehindParameters,
  cellValues,
  type PartBehind as PartAnswer,
  type RowsBehind as RowsAnswer,
} from '#contract/behind.ts';
import type { BehindFormat } from '#contract/export.ts';
import { formats } from '#delivery/formats.ts';
import { toRawText } from '#delivery/raw-text.ts';
import { toRowsXlsx } from '#delivery/rows-xlsx.ts';
import type { Fact } from '#delivery/workbook.ts';
import type { Page } from '#query/page.ts';
import type { PartBehind, RowsBehind } from '#reporting/behind.ts';
import type { Reporting } from '#reporting/reporting.ts';
import { toAsk } from './ask.ts';
import type { Reader } from './reader.ts';

/** One page of the rows behind a figure. */
export interface BehindPage {
  /** Equal tags mean equal answers (HTTP-5). */
  readonly tag: string;
  read(signal?: AbortSignal): Promise<RowsAnswer>;
}

/** All rows of one dataset behind a figure, written while it is taken. */
export interface BehindFile {
  readonly tenant: string;
  readonly dataset: string;
  readonly mediaType: string;
  /** A name to store it under: report, section, dataset. */
  readonly name: string;
  /** Columns left out because the reader may not see them (RO-3). */
  readonly redacted: readonly string[];
  readonly tag: string;
  /** The file, piece by piece; stops when the signal says so or nobody takes the next piece. */
  content(signal?: AbortSignal): AsyncIterable<string | Uint8Array>;
}

/** The rows that figures were counted from (HTTP-1), for whoever the report opens to. */
export interface Behind {
  /** @throws Fault for parameters that are not allowed, an unknown cell or dataset, a role that may not see them */
  page(at: SectionName, parameters: BehindParameters, signal?: AbortSignal): Promise<BehindPage>;
  /** All rows of one dataset as a file. @throws Fault as `page`, and when the dataset must be named */
  file(at: SectionName, format: BehindFormat, parameters: BehindFileParameters): Promise<BehindFile>;
}

export interface SectionName {
  readonly report: string;
  readonly section: string;
}

export function createBehind(deps: {
  readonly reporting: Reporting;
  readonly reader: Reader;
  readonly rawText: boolean;
}): Behind {
  const { reporting, reader, rawText } = deps;
  const open = async ({ report, section }: SectionName, parameters: BehindFileParameters, signal?: AbortSignal) => {
    const { request, scope } = await toAsk(report, parameters, reader);
    const { column } = parameters;
    const cell = { ...(column !== undefined && { column }), values: cellValues(parameters) };
    return reporting.behind({ request, section, cell }, scope, signal);
  };
  return {
    async page(at, parameters, signal) {
      const { limit, offset, ...asked } = parameters;
      const opened = await open(at, asked, signal);
      chosenParts(opened, parameters.dataset);
      return {
        tag: JSON.stringify([opened.key, parameters.dataset ?? null, limit, offset]),
        /** Once more when the data changed while it was read, so that number and rows are of one state. */
        async read(readSignal) {
          for (let now = opened; ; now = await open(at, asked, readSignal)) {
            const parts = chosenParts(now, parameters.dataset);
            const read = await Promise.all(parts.map((part) => readPart(part, { limit, offset }, readSignal)));
            const { report, section, tenant } = now;
            if (await now.isCurrent()) return { report, section, tenant, parts: read };
          }
        },
      };
    },
    async file(at, format, parameters) {
      const opened = await open(at, parameters);
      const part = onlyPart(opened, parameters.dataset);
      return {
        tenant: opened.tenant,
        dataset: part.dataset,
        mediaType: formats[format].mediaType,
        name: `${[opened.report, opened.section, part.dataset].join('_')}.${format}`,
        redacted: part.redacted,
        tag: JSON.stringify([opened.key, part.dataset]),
        content: (signal) => {
          const batches = part.read(undefined, signal);
          if (format !== 'xlsx') return toRawText({ columns: part.columns, batches }, format, { rawText });
          return toRowsXlsx(part.columns, batches, { name: part.dataset, facts: factsOf(opened, part), rawText });
        },
      };
    },
  };
}

/** @throws Fault `bad-parameter` for a dataset that the figure is not counted from */
function chosenParts({ parts, section }: RowsBehind, dataset: string | undefined): readonly PartBehind[] {
  if (dataset === undefined || parts.length === 0) return parts;
  const wanted = dataset.trim().toLowerCase();
  const found = parts.filter((part) => part.dataset.toLowerCase() === wanted);
  if (found.length > 0) return found;
  const allowed = parts.map((part) => part.dataset);
  const message = `This figure of ${section} is not counted from ${dataset}; it is counted from ${allowed.join(', ')}`;
  throw new Fault('bad-parameter', message, { parameter: 'dataset', allowed });
}

/** @throws Fault `bad-parameter` when several datasets are behind it and none is named, `not-found` without any */
function onlyPart(opened: RowsBehind, dataset: string | undefined): PartBehind {
  const [part, second] = chosenParts(opened, dataset);
  if (part !== undefined && second === undefined) return part;
  if (part === undefined) {
    throw new Fault('not-found', `This figure of ${opened.section} is not counted from rows`, { parameter: 'column' });
  }
  const allowed = opened.parts.map((one) => one.dataset);
  const message = `This figure of ${opened.section} is counted from several datasets; name one of ${allowed.join(', ')}`;
  throw new Fault('bad-parameter', message, { parameter: 'dataset', allowed });
}

async function readPart(part: PartBehind, page: Page, signal: AbortSignal | undefined): Promise<PartAnswer> {
  const { dataset, columns, redacted } = part;
  const rows: PartAnswer['rows'] = [];
  for await (const batch of part.read(page, signal)) rows.push(...batch.map((row) => [...row]));
  // A page that is not full is the last, and tells how many there are without counting them.
  const isLast = rows.length < page.limit && (rows.length > 0 || page.offset === 0);
  const total = isLast ? page.offset + rows.length : await part.total(signal);
  return { dataset, columns: [...columns], redacted: [...redacted], total, rows };
}

/** What the workbook says of its rows. */
function factsOf({ report, section, tenant, range, filters, cell }: RowsBehind, { redacted }: PartBehind): Fact[] {
  return [
    ['Report', report],
    ['Section', section],
    ['Figure', cell.column ?? 'headline'],
    ...Object.entries(cell.values).map(([id, value]): Fact => [id, value]),
    ['Tenant', tenant],
    ['From', range.from],
    ['To', range.to],
    ...Object.entries(filters).map(([name, values]): Fact => [`Filter ${name}`, values.join('; ')]),
    ...redacted.map((column): Fact => ['Withheld', column]),
  ];
}
