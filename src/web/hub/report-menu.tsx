import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  ArrowClockwise20Regular,
  Copy20Regular,
  Delete20Regular,
  Dismiss20Regular,
  Edit20Regular,
  MoreHorizontal20Regular,
  Pause20Regular,
  Play20Regular,
} from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Download, DownloadRun } from '#contract/downloads.ts';
import { isUnderWay } from './hub-api.ts';
import { useReportSteps } from './use-steps.ts';

interface MenuProps {
  readonly download: Download;
  /** Of a list of files; absent in the list of schedules. */
  readonly run?: DownloadRun | undefined;
}

interface Entry {
  readonly name: string;
  readonly icon: ReactElement;
  readonly isOffered: boolean;
  readonly act: () => void;
}

/** What can be done with a report. */
export function ReportMenu({ download }: MenuProps) {
  const { t } = useTranslation();
  const entries = useEntries(download).filter(({ isOffered }) => isOffered);
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={t('hub.actionsOf', { name: download.name })}
          data-testid="hub-menu"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {entries.map(({ name, icon, act }) => (
            <MenuItem key={name} icon={icon} onClick={act} data-testid={`hub-${name}`}>
              {t(`hub.do.${name}`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function useEntries(download: Download): readonly Entry[] {
  const navigate = useNavigate();
  const { step, remove } = useReportSteps(download);
  const { id, tenant, schedule, status } = download;
  const isScheduled = schedule !== null;
  const isBusy = isUnderWay(download);
  const open = (search: Readonly<Record<string, string>>) => void navigate({ to: '/downloads/new', search });
  return [
    { name: 'run', icon: <Play20Regular />, isOffered: isScheduled && status === 'Active', act: () => step('run') },
    { name: 'again', icon: <ArrowClockwise20Regular />, isOffered: !isScheduled && !isBusy, act: () => step('run') },
    { name: 'cancel', icon: <Dismiss20Regular />, isOffered: isBusy, act: () => step('cancel') },
    { name: 'edit', icon: <Edit20Regular />, isOffered: isScheduled, act: () => open({ tenant, report: id }) },
    {
      name: 'pause',
      icon: <Pause20Regular />,
      isOffered: isScheduled && status === 'Active',
      act: () => step('pause'),
    },
    { name: 'resume', icon: <Play20Regular />, isOffered: status === 'Paused', act: () => step('resume') },
    { name: 'copy', icon: <Copy20Regular />, isOffered: true, act: () => open({ tenant, copy: id }) },
    { name: 'remove', icon: <Delete20Regular />, isOffered: true, act: remove },
  ];
}
