import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import {
  BuildingMultiple20Regular,
  LocalLanguage20Regular,
  Navigation24Regular,
  WeatherMoon20Regular,
  WeatherSunny20Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { formatMonthLong } from '#text/format.ts';
import { languages } from '#text/index.ts';
import { chooseLanguage } from '../text/index.ts';
import { toLanguage } from '../text/language.ts';
import { useThemeChoice } from '../theme/theme.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { Freshness } from './freshness.tsx';
import { carried, useChangeSearch, useSearch, useTenant } from './use-tenant.ts';

/** Whose data, how fresh, and how to read it; `onNavigation` opens the drawer where the navigation is one. */
export function TopBar({ onNavigation }: { onNavigation: (() => void) | undefined }) {
  const { t } = useTranslation();
  const focusComesBack = useRestoreFocusTarget();
  return (
    <header className="top-bar no-print">
      {onNavigation && (
        <Button
          appearance="subtle"
          icon={<Navigation24Regular />}
          aria-label={t('navigation.open')}
          onClick={onNavigation}
          data-testid="navigation-open"
          {...focusComesBack}
        />
      )}
      <TenantChoice />
      <Freshness />
      <div className="top-bar-tools">
        <LanguageChoice />
        <ThemeChoice />
      </div>
    </header>
  );
}

function TenantChoice() {
  const { t, i18n } = useTranslation();
  const { id, all } = useTenant();
  const search = useSearch();
  const change = useChangeSearch();
  if (id === undefined) return null;
  if (all.length < 2) return <span className="tenant-name">{id}</span>;
  return (
    <ChoiceMenu
      name="tenant"
      label={t('top.tenant')}
      icon={<BuildingMultiple20Regular />}
      text={id}
      value={id}
      choices={all.map(({ tenant, latestMonth }) => ({
        value: tenant,
        label: tenant,
        about: latestMonth ? formatMonthLong(latestMonth, i18n.language) : t('top.noData'),
      }))}
      // Another company has other values to filter by.
      onChoose={(tenant) => change({ ...carried(search), tenant })}
    />
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <ChoiceMenu
      name="language"
      label={t('top.language')}
      icon={<LocalLanguage20Regular />}
      value={toLanguage(i18n.language) ?? 'en'}
      choices={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
      onChoose={(language) => void chooseLanguage(language)}
    />
  );
}

const themes = ['system', 'light', 'dark'] as const;

function ThemeChoice() {
  const { t } = useTranslation();
  const { name, choice, choose } = useThemeChoice();
  return (
    <ChoiceMenu
      name="theme"
      label={t('top.theme')}
      icon={name === 'dark' ? <WeatherMoon20Regular /> : <WeatherSunny20Regular />}
      value={choice}
      choices={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
      onChoose={choose}
    />
  );
}
