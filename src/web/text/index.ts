import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, texts } from '#text/index.ts';
import { firstLanguage, keepLanguage } from './language.ts';

/** Starts the texts in the reader's language and keeps the document's language and title with it. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'en',
    // React escapes what it draws; charts escape what they draw.
    interpolation: { escapeValue: false },
    resources: {},
  });
  for (const [language, parts] of Object.entries(texts)) {
    for (const part of parts) i18next.addResourceBundle(language, 'translation', part, true);
  }
  markDocument(i18next.language);
  i18next.on('languageChanged', markDocument);
}

/** Changes the language of the whole page at once and keeps the choice on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  keepLanguage(language);
  await i18next.changeLanguage(language);
}

function markDocument(language: string): void {
  document.documentElement.lang = language;
  document.title = i18next.t('app.name');
}
