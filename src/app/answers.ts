import type { ExportFormat } from '#contract/export.ts';
import type { ReportParameters } from '#contract/request.ts';
import { formats } from '#delivery/formats.ts';
import { toAnswer } from '#delivery/to-answer.ts';
import type { FilterOptions, Reporting } from '#reporting/reporting.ts';
import type { ReportResult } from '#reporting/result.ts';
import { type Ask, toAsk } from './ask.ts';

export type { ReportResult };

/** A file made of an answer. */
export interface ExportedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** A name to store it under: report, section, months. */
  readonly name: string;
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
  /** @param answer with exactly one section, unless the format holds a whole page */
  exportAs(format: ExportFormat, answer: ReportResult): Promise<ExportedFile>;
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
    exportAs: (format, answer) => exportAnswer(format, answer, { rawText }),
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
  { rawText }: { readonly rawText: boolean },
): Promise<ExportedFile> {
  const { mediaType, write } = formats[format];
  return { bytes: await write(answer, { rawText }), mediaType, name: `${nameOf(answer)}.${format}` };
}

function nameOf({ report, sections, range }: ReportResult): string {
  const [only] = sections.length === 1 ? sections : [];
  return [report, only?.id, range.from, range.to].filter((part) => part !== undefined).join('_');
}
