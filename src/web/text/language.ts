import { type Language, languages } from '#text/index.ts';

const storageKey = 'partnerscope.language';

/** The language chosen on this device, else the first of the browser's that we have, else English. */
export function firstLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey) ?? '', ...navigator.languages];
  return wanted.map((one) => toLanguage(one)).find((one) => one !== undefined) ?? 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}

/** `nl-BE` → `nl`; undefined for a language without texts. */
export function toLanguage(tag: string): Language | undefined {
  const short = tag.toLowerCase().split('-')[0];
  return languages.find((language) => language === short);
}
