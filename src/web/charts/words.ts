import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { othersId, type SeriesRole } from './plot.ts';
import { notSet } from './section.ts';

/** Texts and number formats in the reader's language; pure functions get it passed in. */
export interface Words {
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly language: string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  return useMemo(() => ({ t: (key, values) => t(key, { ...values }), language: i18n.language }), [t, i18n.language]);
}

/** The name of a column; its id where the texts do not know it yet. */
export function columnName(id: string, { t }: Words): string {
  return t(`column.${id}`, { defaultValue: id });
}

/** A value as shown: as delivered, except what stands for missing. */
export function valueName(value: string, { t }: Words): string {
  return value === notSet || value === '' ? t('chart.notSet') : value;
}

/** A documented code in words; one the texts do not know is shown as it was delivered (ADO-7). */
export function codeName(code: string, words: Words): string {
  return words.t(`value.${code}`, { defaultValue: valueName(code, words) });
}

export function seriesName(
  series: { readonly id: string; readonly of: 'column' | 'value'; readonly role: SeriesRole },
  words: Words,
): string {
  if (series.role === 'others' && series.id === othersId) return words.t('chart.others');
  return series.of === 'column' ? columnName(series.id, words) : valueName(series.id, words);
}
