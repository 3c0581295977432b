import { sightIn } from '#domain/access/actor.ts';
import type { Maker } from '#jobs/maker.ts';
import type { ReportResult } from '#reporting/result.ts';
import type { Answers, ExportedFile } from '../answers.ts';
import { toPastSight } from '../reader.ts';
import type { PageContent } from './content.ts';
import { pageOf } from './content.ts';
import { parametersOf } from './question.ts';
import { ownerOfSending, type Workshop } from './workshop.ts';

/** Makes the file of a page schedule as the one who set it up sees the page; each recipient of a mail gets one of their own. */
export function pageMaker(workshop: Workshop): Maker {
  return {
    ownerOf: (report) => ownerOfSending(report, workshop),
    async make(report, { signal }) {
      const actor = await workshop.actorOfAccount(report.owner);
      const answers = workshop.answersOf(actor);
      const sight = sightIn(actor, report.tenant, pageOf(report).report);
      const { name, mediaType, redacted, content } = await openPage(pageOf(report), {
        answers,
        tenant: report.tenant,
        signal,
      });
      return { name, mediaType, redacted, sight: toPastSight(sight), pieces: piecesOf(content), rows: () => null };
    },
  };
}

interface Opening {
  readonly answers: Answers;
  readonly tenant: string;
  readonly signal: AbortSignal;
}

/** The page as a file, as whoever the answers are for sees it. @throws Fault as `Answers.ask` and `Answers.open` */
export async function openPage(
  { report, search, format, section, language }: PageContent,
  { answers, tenant, signal }: Opening,
): Promise<ExportedFile> {
  const sections = section === null ? undefined : [section];
  const ask = await answers.ask(report, parametersOf(search, tenant), sections);
  return answers.open(format, ask, { language, signal });
}

/** Rows of long tables that a mail is written from. */
const mailRows = 50;

/** The page as figures. @throws Fault as `Answers.ask` */
export async function answerPage(
  { report, search, section }: Pick<PageContent, 'report' | 'search' | 'section'>,
  { answers, tenant, signal }: Opening,
): Promise<ReportResult> {
  const sections = section === null ? undefined : [section];
  const ask = await answers.ask(report, { ...parametersOf(search, tenant), limit: mailRows }, sections);
  return answers.answer(ask, signal);
}

async function* piecesOf(content: ExportedFile['content']): AsyncGenerator<Uint8Array> {
  yield* content;
}
