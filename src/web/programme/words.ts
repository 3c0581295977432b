import type { TFunction } from 'i18next';
import { formatDay, formatNumber } from '#text/format.ts';
import type { LevelStanding, Requirement } from './programme-api.ts';

type Named = Pick<LevelStanding, 'level' | 'competency'>;

export function levelText(level: string, t: TFunction): string {
  return t(`programme.level.${level}`, { defaultValue: level });
}

/** `Silver, Cloud Platform`. */
export function standingText({ level, competency }: Named, t: TFunction): string {
  const name = levelText(level, t);
  return competency === null ? name : t('programme.levelIn', { level: name, competency });
}

/** US dollars as the reader writes them. */
export function usdText(amount: number, language: string): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: 2,
  }).format(amount);
}

/** A figure of a requirement in its unit. */
export function amountText({ id }: Pick<Requirement, 'id'>, value: number, language: string): string {
  return id === 'revenueUsd' ? usdText(value, language) : formatNumber(value, language);
}

/** Who did something; in an open house nobody is known. */
export function personText(by: string, t: TFunction): string {
  return by === 'house' ? t('programme.house') : by;
}

/** A day as people write it; a dash for none. */
export function dayText(day: string | null, language: string): string {
  return day === null ? '–' : formatDay(day, language);
}

/** Two days or months, both included. */
export function spanText(from: string, to: string, t: TFunction): string {
  return t('programme.span', { from, to });
}

interface Renewing {
  readonly competency: string | null;
  readonly today: string;
  readonly windowFrom: string;
  readonly outcome: string;
}

/** What a level can be renewed as; while no month that decides is over, nothing is known of a competency. */
export function outcomeText({ competency, today, windowFrom, outcome }: Renewing, t: TFunction): string {
  const isTooEarly = competency !== null && today.slice(0, 7) <= windowFrom;
  return isTooEarly ? t('programme.enrolments.tooEarly') : levelText(outcome, t);
}
