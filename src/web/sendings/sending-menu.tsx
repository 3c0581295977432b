import { Delete20Regular, Edit20Regular, History20Regular, Pause20Regular, Play20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#contract/sendings.ts';
import { useMay } from '../people/use-session.ts';
import { ActionMenu } from '../shell/action-menu.tsx';
import { isBusy } from './sendings-api.ts';
import { useSendingSteps } from './use-steps.ts';

interface MenuProps {
  readonly sending: Sending;
  readonly onLog: () => void;
  readonly onChange: () => void;
}

/** What can be done with a page schedule or an alert. */
export function SendingMenu({ sending, onLog, onChange }: MenuProps) {
  const { t } = useTranslation();
  const may = useMay()('records.write');
  const { step, remove } = useSendingSteps(sending);
  const { status, name } = sending;
  const mayRun = may && status !== 'Inactive' && !isBusy(sending);
  const actions = [
    { name: 'log', icon: <History20Regular />, isOffered: true, act: onLog },
    { name: 'run', icon: <Play20Regular />, isOffered: mayRun, act: () => step('run') },
    { name: 'change', icon: <Edit20Regular />, isOffered: may, act: onChange },
    { name: 'pause', icon: <Pause20Regular />, isOffered: may && status === 'Active', act: () => step('pause') },
    { name: 'resume', icon: <Play20Regular />, isOffered: may && status === 'Paused', act: () => step('resume') },
    { name: 'remove', icon: <Delete20Regular />, isOffered: may, act: remove },
  ];
  return <ActionMenu label={t('hub.actionsOf', { name })} testId="sending" words="sending.do" actions={actions} />;
}
