import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Something that can be done with a row of a list. */
export interface Action {
  readonly name: string;
  readonly icon: ReactElement;
  readonly isOffered: boolean;
  readonly act: () => void;
}

interface MenuProps {
  readonly label: string;
  /** Of its parts too: `hub` makes `hub-menu` and `hub-run`. */
  readonly testId: string;
  /** Where the names of the actions are written. */
  readonly words: string;
  readonly actions: readonly Action[];
}

/** What can be done with a row of a list, behind three dots. */
export function ActionMenu({ label, testId, words, actions }: MenuProps) {
  const { t } = useTranslation();
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={label}
          data-testid={`${testId}-menu`}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {actions
            .filter(({ isOffered }) => isOffered)
            .map(({ name, icon, act }) => (
              <MenuItem key={name} icon={icon} onClick={act} data-testid={`${testId}-${name}`}>
                {t(`${words}.${name}`)}
              </MenuItem>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
