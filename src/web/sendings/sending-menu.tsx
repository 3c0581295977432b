import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  Delete20Regular,
  History20Regular,
  MoreHorizontal20Regular,
  Pause20Regular,
  Play20Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#contract/sendings.ts';
import { useMay } from '../people/use-session.ts';
import { useSendingSteps } from './use-steps.ts';

/** What can be done with a page schedule or an alert. */
export function SendingMenu({ sending, onLog }: { readonly sending: Sending; readonly onLog: () => void }) {
  const { t } = useTranslation();
  const may = useMay()('records.write');
  const { step, remove } = useSendingSteps(sending);
  const { status, name } = sending;
  const entries = [
    { name: 'log', icon: <History20Regular />, isOffered: true, act: onLog },
    { name: 'run', icon: <Play20Regular />, isOffered: may && status !== 'Inactive', act: () => step('run') },
    { name: 'pause', icon: <Pause20Regular />, isOffered: may && status === 'Active', act: () => step('pause') },
    { name: 'resume', icon: <Play20Regular />, isOffered: may && status === 'Paused', act: () => step('resume') },
    { name: 'remove', icon: <Delete20Regular />, isOffered: may, act: remove },
  ];
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={t('hub.actionsOf', { name })}
          data-testid="sending-menu"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {entries
            .filter(({ isOffered }) => isOffered)
            .map((entry) => (
              <MenuItem key={entry.name} icon={entry.icon} onClick={entry.act} data-testid={`sending-${entry.name}`}>
                {t(`sending.do.${entry.name}`)}
              </MenuItem>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
