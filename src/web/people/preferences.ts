import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#text/index.ts';
import { chooseLanguage } from '../text/index.ts';
import { toLanguage } from '../text/language.ts';
import { type ThemeChoice, useThemeChoice } from '../theme/theme.tsx';
import { changeProfile, type ProfileChange, sessionQuery } from './session-api.ts';
import type { SignedInPerson } from './shapes.ts';
import { usePerson } from './use-session.ts';

/** Language and look as they are, and how to change them: on this device, and in the account of who signed in. */
export function usePreferences() {
  const { i18n } = useTranslation();
  const { choice, choose } = useThemeChoice();
  const keep = useKeeping();
  return {
    language: toLanguage(i18n.language) ?? 'en',
    theme: choice,
    chooseLanguage(language: Language) {
      void chooseLanguage(language);
      keep({ language });
    },
    chooseTheme(theme: ThemeChoice) {
      choose(theme);
      keep({ theme: theme === 'system' ? null : theme });
    },
  };
}

/** Takes over the language and the look of an account; what it does not say stays as on the device. */
export function useAccountPreferences(person: SignedInPerson | null | undefined): void {
  const { choose } = useThemeChoice();
  const language = person?.language;
  const theme = person?.theme;
  useEffect(() => {
    if (language) void chooseLanguage(language);
  }, [language]);
  useEffect(() => {
    if (theme) choose(theme);
  }, [theme]);
}

/** Writes a preference to the account; the page has it already, and asks again when that fails. */
function useKeeping(): (change: Pick<ProfileChange, 'language' | 'theme'>) => void {
  const client = useQueryClient();
  const person = usePerson();
  return (change) => {
    if (!person) return;
    client.setQueryData(
      sessionQuery.queryKey,
      (session) => session && { ...session, person: { ...person, ...change } },
    );
    changeProfile(change).catch(() => client.invalidateQueries({ queryKey: sessionQuery.queryKey }));
  };
}
