import type { TFunction } from 'i18next';
import { dayText } from './words.ts';

interface Offered {
  readonly offer: string;
  readonly competency: string | null;
}

/** `Gold membership, Data Analytics`. */
export function offerText({ offer, competency }: Offered, t: TFunction): string {
  const name = t(`membership.offer.${offer}`, { defaultValue: offer });
  return competency === null ? name : t('membership.offerIn', { name, competency });
}

interface Refusal {
  readonly id: string;
  readonly from: string | null;
}

/** Why an offer is closed, each with the day from which it is not (FEE-5, MAP-4). */
export function refusalTexts(refusals: readonly Refusal[], t: TFunction, language: string): string[] {
  const isEarly = refusals.some(({ id }) => id === 'window-not-open');
  // That there is one already says no more than that its window is not open.
  const shown = refusals.filter(({ id }) => !(id === 'has-one' && isEarly));
  return shown.map(({ id, from }) => {
    const reason = t(`membership.refusal.${id}`, { defaultValue: id });
    return from === null ? reason : t('membership.refusalUntil', { reason, day: dayText(from, language) });
  });
}

/** The name of a country in the reader's language; its letters where they are none. */
export function countryText(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
