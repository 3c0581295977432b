import { Fault } from '#base/fault.ts';
import type { ExportFormat } from '#contract/export.ts';
import type { ReportParameters } from '#contract/request.ts';
import { type ExportOptions, formats } from '#delivery/formats.ts';
import { toAnswer } from '#delivery/to-answer.ts';
import { roleNames, rolesSeeingPersons } from '#domain/access/roles.ts';
import type { FilterOptions, Reporting } from '#reporting/reporting.ts';
import type { ReportResult, ResultRow, ResultSection } from '#reporting/result.ts';
import { type Ask, toAsk } from './ask.ts';
import type { Drawer } from './drawer.ts';
import type { Reader } from './reader.ts';

export type { ReportResult };

/** A file made of an answer. */
export interface ExportedFile {
  /** Its bytes in pieces; long tables are asked for while it is taken. */
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly mediaType: string;
  /** A name to store it under: report, section, months. */
  readonly name: string;
  /** Columns left out because the reader may not see them (RO-3). */
  readonly redacted: readonly string[];
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
  readonly reader: Reader;
  readonly rawText: boolean;
  readonly drawer: Drawer;
}): Answers {
  const { reporting, reader, rawText, drawer } = deps;
  return {
    async ask(report, parameters, sections) {
      const { request, scope } = await toAsk(report, parameters, reader);
      return { request: sections === undefined ? request : { ...request, sections }, scope };
    },
    tag: ({ request, scope }) => reporting.tag(request, scope),
    answer: async ({ request, scope }, signal) => toAnswer(await reporting.run(request, scope, signal)),
    options: ({ request, scope }, signal) => reporting.options(request, scope, signal),
    open: (format, ask, call) => openExport(format, ask, { ...call, reporting, rawText, drawer }),
  };
}

interface Export extends ExportCall {
  readonly reporting: Reporting;
  /** Leaves text as it is (SEC-8). */
  readonly rawText: boolean;
  readonly drawer: Drawer;
}

/** Rows of a long table that come with the page itself, and those asked for at a time after them. */
const firstRows = 1000;
const batchRows = 25_000;

async function openExport(format: ExportFormat, ask: Ask, call: Export): Promise<ExportedFile> {
  const { mediaType, write, stream, isSlow, holdsBefore, mostRows = stream && firstRows } = formats[format];
  const { page, compare } = ask.request;
  // A page that the reader chose is given as chosen.
  const isChosen = page !== undefined || mostRows === undefined || (holdsBefore && compare !== undefined);
  const request = isChosen ? ask.request : { ...ask.request, page: { offset: 0, limit: mostRows } };
  const first = toAnswer(await call.reporting.run(request, ask.scope, call.signal));
  if (format !== 'json') checkShown(first, ask);
  const told = { mediaType, name: `${nameOf(first)}.${format}`, redacted: first.redacted };
  if (isSlow) return { content: [await draw(format, first, call)], ...told };
  if (stream === undefined || isChosen) return { content: [await write(first, call)], ...told };
  const rest = (section: ResultSection) => restOf(section, { first, ask, call });
  return { content: stream(first, { ...call, rest }), ...told };
}

/** A section that shows persons is left out of an answer for who may not see them; a file of it would be of nothing (RO-2). */
function checkShown({ sections, report }: ReportResult, { request }: Ask): void {
  const [asked] = request.sections ?? [];
  if (asked === undefined || sections.length > 0) return;
  const allowed = rolesSeeingPersons(report);
  const roles = allowed.map((role) => `${roleNames[role]} (${role})`).join(', ');
  throw new Fault('forbidden', `${asked} names persons, whom your role does not show; it takes ${roles}`, { allowed });
}

function draw(format: ExportFormat, result: ReportResult, call: Export): Promise<Uint8Array> {
  const { language, theme, rawText, drawer, signal } = call;
  const options = { rawText, ...(language && { language }), ...(theme && { theme }) };
  return drawer.draw({ format, result, options }, signal);
}

/** The rows of a long table after the first batch; rounded as the answer is. */
async function* restOf(
  section: ResultSection,
  { first, ask, call }: { first: ReportResult; ask: Ask; call: Export },
): AsyncGenerator<readonly ResultRow[]> {
  const { id, rows, rowCount = 0 } = section;
  if (rows.length >= rowCount) return;
  const asked = { request: ask.request, section: id, offset: rows.length };
  const rest = await call.reporting.rest(asked, ask.scope, call.signal);
  if (rest === undefined) {
    yield* pagesOf(section, { first, ask, call });
    return;
  }
  for await (const batch of rest) yield batch;
  // The first batch is of one state and the rest of one state: the same one, unless the data changed in between.
  const { asOf } = await call.reporting.run(
    { ...ask.request, sections: [id], page: { offset: 0, limit: 1 } },
    ask.scope,
  );
  if (JSON.stringify(asOf) !== JSON.stringify(first.asOf)) throw changed();
}

/** The same, asked for batch by batch. */
async function* pagesOf(
  { id, rows, rowCount = 0 }: ResultSection,
  { first, ask, call }: { first: ReportResult; ask: Ask; call: Export },
): AsyncGenerator<readonly ResultRow[]> {
  for (let offset = rows.length; offset < rowCount && offset > 0; offset += batchRows) {
    const request = { ...ask.request, sections: [id], page: { offset, limit: batchRows } };
    const next = toAnswer(await call.reporting.run(request, ask.scope, call.signal));
    if (JSON.stringify(next.asOf) !== JSON.stringify(first.asOf)) {
      throw changed();
    }
    yield next.sections[0]?.rows ?? [];
  }
}

function changed(): Fault {
  return new Fault('conflict', 'The data changed while the file was written; take it again');
}

function nameOf({ report, sections, range }: ReportResult): string {
  const [only] = sections.length === 1 ? sections : [];
  return [report, only?.id, range.from, range.to].filter((part) => part !== undefined).join('_');
}
