import type { TFunction } from 'i18next';
import type { AlertRuleDraft } from '#contract/sendings.ts';
import { formatNumber } from '#text/format.ts';

/** A rule as a clause: "above 1,200". */
export function ruleText(rule: AlertRuleDraft, t: TFunction, language: string): string {
  switch (rule.kind) {
    case 'above':
    case 'below':
      return t(`alert.rule.${rule.kind}`, { threshold: formatNumber(rule.threshold, language) });
    case 'change': {
      const number = formatNumber(rule.by, language);
      return t(`alert.rule.${rule.direction}`, { by: rule.unit === 'percent' ? `${number}%` : number });
    }
    case 'stale':
      return t('alert.rule.stale', { count: rule.days });
  }
}
