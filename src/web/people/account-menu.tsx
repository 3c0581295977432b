import {
  Button,
  type ButtonProps,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  EyeTracking20Regular,
  Person20Regular,
  PersonCircle24Regular,
  ShieldKeyhole20Regular,
  SignOut20Regular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#text/index.ts';
import { toLanguage } from '../text/language.ts';
import { themes } from '../theme/theme.tsx';
import { usePreferences } from './preferences.ts';
import { useRoleList } from './role-words.ts';
import { endSession, renewSession } from './session-api.ts';
import type { SignedInPerson } from './shapes.ts';
import { companyName, rolesHeld, useMay, useMember, usePerson, useSession } from './use-session.ts';
import './account.css';

const ViewAsDialog = lazy(() => import('./view-as-dialog.tsx').then((part) => ({ default: part.ViewAsDialog })));

/** Who signed in and what is theirs, at the top right (LRN-51); in an open house, that it is one. */
export function AccountMenu() {
  const session = useSession();
  const person = usePerson();
  if (!session) return null;
  return person ? <OwnMenu person={person} /> : <OpenMenu />;
}

function OpenMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <AccountButton label={t('account.label')} />
      </MenuTrigger>
      <MenuPopover className="account-popover">
        <p className="account-open" data-testid="account-open">
          {t('account.openAbout')}
        </p>
        <MenuList>
          <MenuItem
            icon={<ShieldKeyhole20Regular />}
            onClick={() => void navigate({ to: '/set-up', search: {} })}
            data-testid="account-set-up"
          >
            {t('account.setUp')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function AccountButton({ label, ...rest }: ButtonProps & { label: string }) {
  return (
    <Button
      appearance="subtle"
      icon={<PersonCircle24Regular />}
      aria-label={label}
      title={label}
      data-testid="account-toggle"
      {...rest}
    />
  );
}

function OwnMenu({ person }: { person: SignedInPerson }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useMay();
  const viewAs = useSession()?.viewAs;
  const [isLooking, setLooking] = useState(false);
  const comesBackHere = useRestoreFocusTarget();
  const leave = useMutation({
    mutationFn: endSession,
    onSettled: async () => {
      await renewSession(client);
      await navigate({ to: '/sign-in', search: {} });
    },
  });
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <AccountButton label={t('account.of', { name: person.name })} {...comesBackHere} />
        </MenuTrigger>
        <MenuPopover className="account-popover">
          <WhoIsThere person={person} />
          <MenuList>
            <MenuItem
              icon={<Person20Regular />}
              onClick={() => void navigate({ to: '/profile', search: ({ tenant }) => ({ tenant }) })}
              data-testid="account-profile"
            >
              {t('profile.title')}
            </MenuItem>
            {may('view-as') && !viewAs && (
              <MenuItem icon={<EyeTracking20Regular />} onClick={() => setLooking(true)} data-testid="account-view-as">
                {t('viewAs.menu')}
              </MenuItem>
            )}
            <MenuItem icon={<SignOut20Regular />} onClick={() => leave.mutate()} data-testid="account-sign-out">
              {t('account.signOut')}
            </MenuItem>
          </MenuList>
          <MenuDivider />
          <Preferences />
        </MenuPopover>
      </Menu>
      {isLooking && (
        <Suspense>
          <ViewAsDialog onClose={() => setLooking(false)} />
        </Suspense>
      )}
    </>
  );
}

function WhoIsThere({ person }: { person: SignedInPerson }) {
  const { t } = useTranslation();
  const member = useMember();
  const roles = useRoleList(rolesHeld(member));
  return (
    <div className="account-who" data-testid="account-who">
      <p className="account-name">{person.name}</p>
      <p className="quiet">{person.email}</p>
      {person.operator && <p>{t('account.operator')}</p>}
      {member && roles !== '' && <p>{t('account.roles', { roles, company: companyName(member) })}</p>}
      {member && roles === '' && <p>{t('account.noRole', { company: companyName(member) })}</p>}
    </div>
  );
}

/** Language and look, kept in the account. */
function Preferences() {
  const { t } = useTranslation();
  const { language, theme, chooseLanguage, chooseTheme } = usePreferences();
  const choose = (name: string, value: string | undefined) => {
    const wanted = themes.find((one) => one === value);
    const tag = toLanguage(value ?? '');
    if (name === 'theme' && wanted) chooseTheme(wanted);
    if (name === 'language' && tag) chooseLanguage(tag);
  };
  return (
    <MenuList
      checkedValues={{ language: [language], theme: [theme] }}
      onCheckedValueChange={(_, { name, checkedItems }) => choose(name, checkedItems[0])}
    >
      <MenuGroup>
        <MenuGroupHeader>{t('top.language')}</MenuGroupHeader>
        {languages.map((value) => (
          <MenuItemRadio key={value} name="language" value={value} persistOnClick data-testid={`language-${value}`}>
            {t(`language.${value}`)}
          </MenuItemRadio>
        ))}
      </MenuGroup>
      <MenuGroup>
        <MenuGroupHeader>{t('top.theme')}</MenuGroupHeader>
        {themes.map((value) => (
          <MenuItemRadio key={value} name="theme" value={value} persistOnClick data-testid={`theme-${value}`}>
            {t(`theme.${value}`)}
          </MenuItemRadio>
        ))}
      </MenuGroup>
    </MenuList>
  );
}
