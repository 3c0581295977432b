import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { BuildingMultiple20Regular, Navigation24Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { formatMonthLong } from '#text/format.ts';
import { AccountMenu } from '../people/account-menu.tsx';
import { useCompanies } from '../people/use-companies.ts';
import { usePerson } from '../people/use-session.ts';
import { ChoiceMenu } from './choice-menu.tsx';
import { Freshness } from './freshness.tsx';
import { LanguageChoice, ThemeChoice } from './look-choice.tsx';
import { carried, useChangeSearch, useSearch } from './use-tenant.ts';

/** Whose data, how fresh, and how to read it; `onNavigation` opens the drawer where the navigation is one. */
export function TopBar({ onNavigation }: { onNavigation: (() => void) | undefined }) {
  const { t } = useTranslation();
  const focusComesBack = useRestoreFocusTarget();
  const person = usePerson();
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
        {/* Who signed in has these in the account menu. */}
        {!person && <LanguageChoice />}
        {!person && <ThemeChoice />}
        <AccountMenu />
      </div>
    </header>
  );
}

function TenantChoice() {
  const { t, i18n } = useTranslation();
  const { chosen, all } = useCompanies();
  const search = useSearch();
  const change = useChangeSearch();
  if (chosen === undefined) return null;
  if (all.length < 2) return <span className="tenant-name">{chosen.name}</span>;
  return (
    <ChoiceMenu
      name="tenant"
      label={t('top.tenant')}
      icon={<BuildingMultiple20Regular />}
      text={chosen.name}
      value={chosen.tenant}
      choices={all.map(({ tenant, name, latestMonth }) => ({
        value: tenant,
        label: name,
        about: latestMonth ? formatMonthLong(latestMonth, i18n.language) : t('top.noData'),
      }))}
      // Another company has other values to filter by.
      onChoose={(tenant) => change({ ...carried(search), tenant })}
    />
  );
}
