import { Fault } from '#base/fault.ts';
import type { ExportFormat } from '#contract/export.ts';
import type { ReportParameters } from '#contract/request.ts';
import { type ExportOptions, formats } from '#delivery/formats.ts';
import { toAnswer } from '#delivery/to-answer.ts';
import type { FilterOptions, Reporting } from '#reporting/reporting.ts';
import type { ReportResult, ResultRow, ResultSection } from '#reporting/result.ts';
import { type Ask, toAsk } from './ask.ts';

export type { ReportResult };

/** A file made of an answer. */
export interface ExportedFile {
  /** Its bytes in pieces; long tables are asked for while it is taken. */
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly mediaType: string;
  /** A name to store it under: report, section, months. */
  readonly name: string;
}

/** How a drawing looks, and when to stop. */
export interface ExportCall extends Pick<ExportOptions, 'language' | 'theme'> {
  readonly signal?: AbortSignal;
}

/** Questions to reports and what they come out as, for HTTP and the command line alike. */
export interface Answers {
  /** @throws Fault for parameters that are not allowed, an unknown tenant, a role that does not open the report */
  ask(report: string, parameters: ReportParameters, sections?: readonly string[]): Promise<Ask>;
  /** Equal tags mean equal answers (HTTP-5); known without computing the answer. */
  tag(ask: Ask): Promise<string>;
  /** @throws Fault `not-found` for an unknown report or section */
  answer(ask: Ask, signal?: AbortSignal): Promise<ReportResult>;
  options(ask: Ask, signal?: AbortSignal): Promise<FilterOptions>;
  /**
   * The answer as a file; a question of one section, unless the format holds a whole page.
   * @throws Fault as `answer` does; `conflict` while the file is taken when the data change meanwhile
   */
  open(format: ExportFormat, ask: Ask, call: ExportCall): Promise<ExportedFile>;
}

export function createAnswers(deps: {
  readonly reporting: Reporting;
  readonly tenantOf: (given?: string) => Promise<string>;
  readonly rawText: boolean;
}): Answers {
  const { reporting, tenantOf, rawText } = deps;
  return {
    async ask(report, parameters, sections) {
      const { request, scope } = toAsk(report, await tenantOf(parameters.tenant), parameters);
      return { request: sections === undefined ? request : { ...request, sections }, scope };
    },
    tag: ({ request, scope }) => reporting.tag(request, scope),
    answer: async ({ request, scope }, signal) => toAnswer(await reporting.run(request, scope, signal)),
    options: ({ request, scope }, signal) => reporting.options(request, scope, signal),
    open: (format, ask, call) => openExport(format, ask, { ...call, reporting, rawText }),
  };
}

/**
 * An answer as a file.
 * @param answer with exactly one section, unless the format holds a whole page
 * @param rawText leaves text as it is (SEC-8)
 */
export async function exportAnswer(
  format: ExportFormat,
  answer: ReportResult,
  options: ExportOptions,
): Promise<ExportedFile> {
  const { mediaType, write } = formats[format];
  return { content: [await write(answer, options)], mediaType, name: `${nameOf(answer)}.${format}` };
}

interface Export extends ExportCall {
  readonly reporting: Reporting;
  readonly rawText: boolean;
}

/** Rows of a long table asked for at a time; more than the cache keeps. */
const batchRows = 25_000;

async function openExport(format: ExportFormat, ask: Ask, call: Export): Promise<ExportedFile> {
  const { mediaType, stream, mostRows = stream && batchRows } = formats[format];
  // A page that the reader chose is given as chosen.
  const isChosen = ask.request.page !== undefined || mostRows === undefined;
  const request = isChosen ? ask.request : { ...ask.request, page: { offset: 0, limit: mostRows } };
  const first = toAnswer(await call.reporting.run(request, ask.scope, call.signal));
  if (stream === undefined || isChosen) return exportAnswer(format, first, call);
  const rest = (section: ResultSection) => restOf(section, { first, ask, call });
  return { content: stream(first, { ...call, rest }), mediaType, name: `${nameOf(first)}.${format}` };
}

/** The rows of a long table after the first batch; rounded as the answer is. */
async function* restOf(
  { id, rows, rowCount = 0 }: ResultSection,
  { first, ask, call }: { first: ReportResult; ask: Ask; call: Export },
): AsyncGenerator<readonly ResultRow[]> {
  for (let offset = rows.length; offset < rowCount && offset > 0; offset += batchRows) {
    const request = { ...ask.request, sections: [id], page: { offset, limit: batchRows } };
    const next = toAnswer(await call.reporting.run(request, ask.scope, call.signal));
    if (JSON.stringify(next.asOf) !== JSON.stringify(first.asOf)) {
      throw new Fault('conflict', 'The data changed while the file was written; take it again');
    }
    yield next.sections[0]?.rows ?? [];
  }
}

function nameOf({ report, sections, range }: ReportResult): string {
  const [only] = sections.length === 1 ? sections : [];
  return [report, only?.id, range.from, range.to].filter((part) => part !== undefined).join('_');
}
