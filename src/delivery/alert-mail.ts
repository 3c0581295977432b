import type { AlertNews } from '#domain/alert/alert-life.ts';
import type { AlertRule } from '#domain/alert/rule.ts';
import { questionOf } from '#drawing/facts.ts';
import { sectionTitle, type Words, wordsIn } from '#drawing/words.ts';
import type { ReportResult } from '#reporting/result.ts';
import { formatDay, formatFigure } from '#text/format.ts';
import type { Language } from '#text/index.ts';
import { type Mail, paragraph, subjectOf, table, toLetter } from './mail-parts.ts';

/** The figure of an alert as the reader of the mail sees it. */
export interface ShownFigure {
  readonly section: string;
  /** Values of the row that it stands in, with what tells it from the next figure of the section. */
  readonly row: readonly string[];
  readonly value: number | null;
  readonly before: number | null;
  readonly unit: string | undefined;
}

export interface AlertMail {
  readonly name: string;
  readonly sender: string;
  readonly subject: string | undefined;
  readonly note: string | undefined;
  readonly news: AlertNews;
  readonly rule: AlertRule;
  /** Of the page, with the rights of who gets the mail (SEC-4). */
  readonly result: ReportResult;
  readonly figure: ShownFigure;
  /** Day of the last delivery. */
  readonly lastLoad: string | null;
  readonly language: Language;
  readonly link: string | undefined;
}

/** That a figure crossed its mark, or is back. */
export function toAlertMail(mail: AlertMail): Mail {
  const { name, news, result, rule, figure } = mail;
  const words = wordsIn(mail.language);
  const { t, language } = words;
  const what = [sectionTitle(result.report, figure.section, words), ...figure.row].join(' · ');
  const shown = [formatFigure(figure.value, figure.unit, language), formatFigure(figure.before, figure.unit, language)];
  const loaded = mail.lastLoad === null ? t('drawing.noData') : formatDay(mail.lastLoad, language);
  const figures =
    rule.kind === 'stale'
      ? table([t('mail.figure'), t('mail.lastLoad')], [[what, loaded]])
      : table([t('mail.figure'), t('mail.value'), t('mail.before')], [[what, ...shown]]);
  const parts = [
    paragraph(t(`mail.alert.${news}`, { rule: ruleInWords(rule, figure.unit, words) }), { strong: true }),
    ...(mail.note === undefined ? [] : [paragraph(mail.note)]),
    figures,
    paragraph(questionOf(result, words), { isQuiet: true }),
  ];
  const foot = [
    t('mail.whyAlert', { sender: mail.sender, name }),
    t('mail.asYou'),
    t('drawing.madeWith', { tenant: result.tenant }),
  ];
  return {
    subject: subjectOf(mail.subject ?? `${t(`mail.alert.${news}Subject`)}: ${name}`),
    ...toLetter(parts, { title: name, words, foot, link: mail.link }),
    files: [],
  };
}

/** A rule as a clause: "above 1,200". */
function ruleInWords(rule: AlertRule, unit: string | undefined, { t, language }: Words): string {
  switch (rule.kind) {
    case 'above':
    case 'below':
      return t(`alert.rule.${rule.kind}`, { threshold: formatFigure(rule.threshold, unit, language) });
    case 'change': {
      const by = rule.unit === 'percent' ? formatFigure(rule.by, '%', language) : formatFigure(rule.by, unit, language);
      return t(`alert.rule.${rule.direction}`, { by });
    }
    case 'stale':
      return t('alert.rule.stale', { count: rule.days });
  }
}
