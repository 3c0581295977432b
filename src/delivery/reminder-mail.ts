import { wordsIn } from '#drawing/words.ts';
import { formatDay, formatMonthLong } from '#text/format.ts';
import type { Language } from '#text/index.ts';
import { type Mail, paragraph, subjectOf, toLetter } from './mail-parts.ts';

/** A renewal that somebody is reminded of. */
export interface ReminderMail {
  readonly tenant: string;
  readonly when: 'before' | 'after';
  readonly level: string;
  readonly competency: string | null;
  readonly anniversary: string;
  readonly opens: string;
  readonly closes: string;
  readonly decisionOn: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly isExtended: boolean;
  readonly language: Language;
  readonly link: string | undefined;
}

/** That a membership is to be renewed, 15 days before and 23 days after its anniversary (REN-3). */
export function toReminderMail(mail: ReminderMail): Mail {
  const { when, level, competency, language, tenant, window } = mail;
  const words = wordsIn(language);
  const day = (text: string) => formatDay(text, language);
  const name = words.t(`renewals.level.${level}`, { defaultValue: level });
  const what = competency === null ? name : words.t('renewals.of', { level: name, competency });
  const [opens, closes, anniversary] = [day(mail.opens), day(mail.closes), day(mail.anniversary)];
  const months = { from: formatMonthLong(window.from, language), to: formatMonthLong(window.to, language) };
  const decision = words.t('renewals.mail.decision', { decisionOn: day(mail.decisionOn), ...months });
  const asked = mail.isExtended ? words.t('renewals.mail.extension') : decision;
  const parts = [
    paragraph(words.t(`renewals.mail.${when}`, { anniversary }), { strong: true }),
    paragraph(words.t('renewals.mail.window', { opens, closes })),
    // Nothing is measured for the Action Pack.
    ...(competency === null ? [] : [paragraph(asked)]),
    paragraph(words.t('renewals.mail.lose', { closes })),
  ];
  const foot = [words.t('renewals.mail.why'), words.t('drawing.madeWith', { tenant })];
  return {
    subject: subjectOf(words.t(`renewals.mail.${when}Subject`, { what, opens, closes })),
    ...toLetter(parts, { title: what, words, foot, link: mail.link }),
    files: [],
  };
}
