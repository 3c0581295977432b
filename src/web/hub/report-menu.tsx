import {
  ArrowClockwise20Regular,
  Copy20Regular,
  Delete20Regular,
  Dismiss20Regular,
  Edit20Regular,
  Pause20Regular,
  Play20Regular,
} from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Download } from '#contract/downloads.ts';
import { type Action, ActionMenu } from '../shell/action-menu.tsx';
import { isUnderWay } from './hub-api.ts';
import { useReportSteps } from './use-steps.ts';

/** What can be done with a report. */
export function ReportMenu({ download }: { readonly download: Download }) {
  const { t } = useTranslation();
  const label = t('hub.actionsOf', { name: download.name });
  return <ActionMenu label={label} testId="hub" words="hub.do" actions={useActions(download)} />;
}

function useActions(download: Download): readonly Action[] {
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
