import { LocalLanguage20Regular, WeatherMoon20Regular, WeatherSunny20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { languages } from '#text/index.ts';
import { usePreferences } from '../people/preferences.ts';
import { themes, useThemeName } from '../theme/theme.tsx';
import { ChoiceMenu } from './choice-menu.tsx';

export function LanguageChoice() {
  const { t } = useTranslation();
  const { language, chooseLanguage } = usePreferences();
  return (
    <ChoiceMenu
      name="language"
      label={t('top.language')}
      icon={<LocalLanguage20Regular />}
      value={language}
      choices={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
      onChoose={chooseLanguage}
    />
  );
}

export function ThemeChoice() {
  const { t } = useTranslation();
  const name = useThemeName();
  const { theme, chooseTheme } = usePreferences();
  return (
    <ChoiceMenu
      name="theme"
      label={t('top.theme')}
      icon={name === 'dark' ? <WeatherMoon20Regular /> : <WeatherSunny20Regular />}
      value={theme}
      choices={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
      onChoose={chooseTheme}
    />
  );
}
