import { toAlertMail } from '#delivery/alert-mail.ts';
import { drawnSection, type PageMail, toPageMail } from '#delivery/mail.ts';
import type { Mail, MailFile } from '#delivery/mail-parts.ts';
import type { Channel, TellOutcome } from '#jobs/notifier.ts';
import type { ReportResult } from '#reporting/result.ts';
import type { StoredNotice } from '#state/notices.ts';
import type { StoredReport } from '#state/reports.ts';
import type { Answers, ExportedFile } from '../answers.ts';
import type { Mailer } from '../mailer.ts';
import { newsIn } from './alert-maker.ts';
import { alertOf, askedOf, type PageContent, pageOf } from './content.ts';
import { seeFigure } from './figure.ts';
import { answerPage, openPage } from './page-maker.ts';
import { pageLink, parametersOf } from './question.ts';
import type { Recipients } from './recipients.ts';
import { noteSent, orReason, refused } from './tell.ts';
import { ownerOfSending, type Workshop } from './workshop.ts';

interface Deps extends Workshop {
  readonly mailer: Mailer;
  readonly recipients: Recipients;
}

/** What a mail is written from. */
interface Writing {
  readonly notice: StoredNotice;
  readonly report: StoredReport;
  /** As the recipient gets them (SEC-4). */
  readonly answers: Answers;
  readonly signal: AbortSignal;
  readonly deps: Deps;
}

/** Mails a page or an alert to one person, as that person sees it now; who may not see it (any more) gets nothing. */
export function mailChannel(deps: Deps): Channel {
  return {
    // Each mailbox for itself, so that one that fails holds up nobody else.
    targetsOf: ({ delivery: { mail } }) => mail?.to ?? [],
    async send(notice, report, signal) {
      if (!deps.mailer.isOffered) return { reason: 'the settings name no mail server' };
      if (!report.delivery.mail?.to.includes(notice.target)) return refused('it is not to be told any more');
      const owner = await ownerOfSending(report, deps);
      if (!owner.isThere || !owner.mayRead) return refused('who set it up may not read it any more');
      return orReason(() => mailTo(notice, { report, signal, deps }));
    },
  };
}

async function mailTo(
  notice: StoredNotice,
  { report, signal, deps }: Pick<Writing, 'report' | 'signal' | 'deps'>,
): Promise<TellOutcome> {
  const { tenant } = report;
  const found = await deps.recipients.find(notice.target, { tenant, report: askedOf(report).report });
  if (found === undefined) return refused('nobody with this address opens the page (any more)');
  const mail = await write({ notice, report, answers: deps.answersOf(found.actor), signal, deps });
  if (mail === undefined) return refused('there is nothing to tell');
  await noteSent({ report, notice, owner: await deps.actorOfAccount(report.owner) }, deps);
  const outcome = await deps.mailer.send(mail, { address: notice.target, id: notice.id });
  return outcome === 'no-answer' ? { reason: 'the mail server could not be reached safely' } : outcome;
}

function write(writing: Writing): Promise<Mail | undefined> {
  return writing.report.kind === 'alert' ? writeAlert(writing) : writePage(writing);
}

async function writePage({ report, answers, signal, deps }: Writing): Promise<Mail> {
  const content = pageOf(report);
  const opening = { answers, tenant: report.tenant, signal };
  const result = await answerPage(content, opening);
  const picture = await drawingOf(result, content, opening);
  const file = await fileOf(await openPage(content, opening));
  return toPageMail({ ...wordsOf(report, deps), result, language: content.language, picture, file });
}

async function writeAlert({ notice, report, answers, signal, deps }: Writing): Promise<Mail | undefined> {
  const { tenant } = report;
  const execution = await deps.records.of(tenant).executions.find(notice.executionId);
  const news = newsIn(execution?.file ?? null);
  if (news === undefined) return undefined;
  const content = alertOf(report);
  const { rule, section, language } = content;
  const { result, value, before, unit, lastLoad } = await seeFigure(content, { answers, tenant, signal });
  const row = Object.values(content.row).map((each) => (each === '' ? '–' : each));
  const figure = { section, row, value, before, unit };
  return toAlertMail({ ...wordsOf(report, deps), news, rule, result, figure, lastLoad, language });
}

/** What the sender said, and where the page is. */
function wordsOf(
  report: StoredReport,
  { publicUrl }: Deps,
): Pick<PageMail, 'name' | 'sender' | 'subject' | 'note' | 'link'> {
  const { name, ownerName: sender, delivery, tenant } = report;
  const { subject, text: note } = delivery.mail ?? {};
  return { name, sender, subject, note, link: pageLink(askedOf(report), { tenant, publicUrl }) };
}

async function drawingOf(
  result: ReportResult,
  { report, search, language }: PageContent,
  { answers, tenant, signal }: Pick<Writing, 'answers' | 'signal'> & { readonly tenant: string },
): Promise<PageMail['picture']> {
  const section = drawnSection(result);
  if (section === undefined) return undefined;
  const ask = await answers.ask(report, parametersOf(search, tenant), [section]);
  const { content } = await answers.open('png', ask, { language, signal });
  const bytes = await gathered(content, mostBytes);
  return bytes && { section, bytes };
}

/** More does not travel by most mail servers. */
const mostBytes = 15 * 1024 * 1024;

async function fileOf({ name, mediaType, content }: ExportedFile): Promise<MailFile | undefined> {
  const bytes = await gathered(content, mostBytes);
  return bytes && { name, mediaType, bytes };
}

/** Undefined when there are more bytes than that. */
async function gathered(content: ExportedFile['content'], most: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
