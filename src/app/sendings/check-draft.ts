import { Fault } from '#base/fault.ts';
import type { AlertDraft, PageSendingDraft } from '#contract/sendings.ts';
import type { Report } from '#model/report.ts';
import type { Delivery } from '#state/reports.ts';
import type { Answers } from '../answers.ts';
import { named } from '../named.ts';
import { checkViewSearch } from '../view-search.ts';
import { seeFigure } from './figure.ts';
import { parametersOf } from './question.ts';
import type { Recipients } from './recipients.ts';

type Draft = PageSendingDraft | AlertDraft;

interface CheckDeps {
  readonly tenant: string;
  readonly reports: readonly Report[];
  readonly answers: Answers;
  readonly recipients: Recipients;
  readonly mailOffered: boolean;
  readonly newSecret: () => string;
}

/**
 * A page schedule that can be made by who sets it up, as they are now.
 * @throws Fault `not-found`, `forbidden`, `bad-parameter` naming what is wrong
 */
export async function checkPage(draft: PageSendingDraft, deps: CheckDeps) {
  const { name, search, language, format, section } = draft;
  const report = named(deps.reports, draft.report, 'report');
  checkViewSearch(search, deps.tenant);
  if (section !== null) named(report.sections, section, 'section');
  if (format === 'csv' && section === null) {
    throw new Fault('bad-parameter', 'CSV holds one section; name it', { parameter: 'section' });
  }
  // Whether the page opens to them, and its filters mean something.
  const ask = await deps.answers.ask(
    report.id,
    parametersOf(search, deps.tenant),
    section === null ? undefined : [section],
  );
  await deps.answers.tag(ask);
  const content = { report: report.id, search, language, format, section };
  return { kind: 'page' as const, name, description: null, content, ...(await deliveryOf(draft, deps)) };
}

/** An alert on a figure that is there. @throws Fault as `checkPage` */
export async function checkAlert(draft: AlertDraft, deps: CheckDeps) {
  const { name, search, language, section, column, row, rule, afterImports } = draft;
  const report = named(deps.reports, draft.report, 'report');
  checkViewSearch(search, deps.tenant);
  named(report.sections, section, 'section');
  const content = { report: report.id, search, language, section, column, row, rule, afterImports };
  await seeFigure(content, deps);
  return { kind: 'alert' as const, name, description: null, content, ...(await deliveryOf(draft, deps)) };
}

/** Who is told; a webhook gets a secret of its own. @throws Fault `bad-parameter` */
async function deliveryOf(
  { mail, webhook, report }: Draft,
  { tenant, recipients, mailOffered, newSecret }: CheckDeps,
): Promise<{ readonly delivery: Delivery }> {
  if (mail !== null && !mailOffered) {
    const message = 'Mail is not set up here: the operator names a mail server and a sender in the settings';
    throw new Fault('bad-parameter', message, { parameter: 'mail' });
  }
  if (mail !== null) await recipients.check(mail.to, { tenant, report });
  if (webhook !== null) checkAddress(webhook.url);
  const { to = [], subject = null, text = null } = mail ?? {};
  const words = { ...(subject !== null && { subject }), ...(text !== null && { text }) };
  return {
    delivery: {
      ...(mail !== null && { mail: { to: [...new Set(to)], ...words } }),
      ...(webhook !== null && { webhook: { url: webhook.url, secret: newSecret() } }),
    },
  };
}

/** Whether it may be called is decided when it is (SEC-6). */
function checkAddress(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isGood = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (isGood) return;
  throw new Fault('bad-parameter', 'The webhook is no http or https address without a user name', {
    parameter: 'webhook',
    allowed: ['https://…', 'http://…'],
  });
}
