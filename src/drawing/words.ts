import { createInstance } from 'i18next';
import { type Language, languages, texts } from '#text/index.ts';

/** Texts in one language, for what is drawn without a browser. */
export interface Words {
  readonly language: Language;
  /** The text of a key with its values filled in; `defaultValue` where the texts do not know the key. */
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
}

const instance = createInstance();
// Everything that is drawn is escaped where it is drawn.
instance.init({ fallbackLng: 'en', initAsync: false, interpolation: { escapeValue: false }, resources: {} });
for (const language of languages) {
  for (const part of texts[language]) instance.addResourceBundle(language, 'translation', part, true);
}
const known = new Map(languages.map((language) => [language, instance.getFixedT(language)]));

export function wordsIn(language: Language): Words {
  const t = known.get(language);
  return { language, t: (key, values) => t?.(key, { ...values }) ?? key };
}

/** The title of a section, with what tells it from its neighbours where several share one (`tab.…`). */
export function sectionTitle(report: string, section: string, { t }: Words): string {
  const title = t(`section.${report}.${section}.title`, { defaultValue: spelled(section) });
  const part = section.split('-').at(-1) ?? '';
  const tab = t(`tab.${part}`, { defaultValue: '' });
  return tab === '' || title.toLowerCase().includes(tab.toLowerCase()) ? title : `${title} · ${tab}`;
}

export function columnTitle(column: string, { t }: Words): string {
  return t(`column.${column}`, { defaultValue: column });
}

/** `by-customer` as `By customer`: for what the texts do not know yet. */
function spelled(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
