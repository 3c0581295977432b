import type { AlertRuleDraft } from '#contract/sendings.ts';

export const ruleKinds = ['above', 'below', 'up', 'down', 'either', 'stale'] as const;

/** A rule as it is written: the number may still be none. */
export interface RuleText {
  readonly kind: (typeof ruleKinds)[number];
  readonly number: string;
  readonly unit: 'percent' | 'points';
}

/** Undefined while no number is written. */
export function toRule({ kind, number, unit }: RuleText, language: string): AlertRuleDraft | undefined {
  const value = readNumber(number, language);
  if (value === undefined) return undefined;
  switch (kind) {
    case 'above':
    case 'below':
      return { kind, threshold: value };
    case 'stale':
      return { kind, days: value };
    default:
      return { kind: 'change', direction: kind, by: value, unit };
  }
}

/** A rule that is there, to be changed. */
export function ruleTextOf(rule: AlertRuleDraft, language: string): RuleText {
  const format = new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 });
  switch (rule.kind) {
    case 'above':
    case 'below':
      return { kind: rule.kind, number: format.format(rule.threshold), unit: 'percent' };
    case 'change':
      return { kind: rule.direction, number: format.format(rule.by), unit: rule.unit };
    case 'stale':
      return { kind: 'stale', number: format.format(rule.days), unit: 'percent' };
  }
}

/** A number as people of a language write it, thousands apart or not; undefined for anything else. */
export function readNumber(text: string, language: string): number | undefined {
  const parts = new Intl.NumberFormat(language).formatToParts(1234.5);
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const [group, decimal] = [mark('group'), mark('decimal')];
  const written = text.trim().replace('−', '-').replace(/\s?%$/, '');
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = grouped.test(written) ? written.replaceAll(group, '') : written;
  const value = plain.replace(/^(-?\d+)[,.](\d+)$/, '$1.$2');
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
