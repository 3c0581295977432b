import { Badge, Button, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Sending, SendingLog, SendingNotice } from '#contract/sendings.ts';
import { formatDateTime } from '#text/format.ts';
import { useMay } from '../people/use-session.ts';
import { Window } from '../shell/window.tsx';
import { runText } from './sending-row.tsx';
import { fileAddress, logQuery } from './sendings-api.ts';
import { useSendingSteps } from './use-steps.ts';

type Run = SendingLog['runs'][number];

interface LogProps {
  readonly sending: Sending;
  readonly onClose: () => void;
}

/** The newest runs, what they made, whom they told and how that went. */
export function LogWindow({ sending, onClose }: LogProps) {
  const { t } = useTranslation();
  const log = useQuery(logQuery(sending));
  return (
    <Window
      title={t('sending.log.title', { name: sending.name })}
      testId="sending-log"
      error={log.error}
      close={{ label: t('app.close'), testId: 'sending-log-close' }}
      onClose={onClose}
    >
      {log.isLoading && <Spinner size="small" label={t('app.loading')} />}
      {log.data?.runs.length === 0 && <p className="quiet">{t('sending.log.none')}</p>}
      <ol className="plain-list sending-runs">
        {log.data?.runs.map((run) => (
          <RunItem key={run.id} run={run} sending={sending} />
        ))}
      </ol>
    </Window>
  );
}

function RunItem({ run, sending }: { run: Run; sending: Sending }) {
  const { t, i18n } = useTranslation();
  const { dueAt, trouble, file, notices } = run;
  const isKept = file !== null && Date.parse(file.expiresAt) > Date.now();
  return (
    <li className="sending-run" data-testid="sending-run" data-status={run.status}>
      <div className="sending-run-head">
        <strong>{formatDateTime(dueAt, i18n.language)}</strong>
        <span>{runText(run, sending, t)}</span>
        {isKept && (
          <a className="link" href={fileAddress(sending, run.id)} download>
            {file.name}
          </a>
        )}
      </div>
      {trouble !== null && <p className="quiet">{trouble}</p>}
      {notices.length > 0 && (
        <ul className="plain-list">
          {notices.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} sending={sending} />
          ))}
        </ul>
      )}
    </li>
  );
}

const colors = { waiting: 'warning', delivered: 'success', 'given-up': 'danger' } as const;

function NoticeItem({ notice, sending }: { notice: SendingNotice; sending: Sending }) {
  const { t, i18n } = useTranslation();
  const may = useMay()('records.write');
  const { replay } = useSendingSteps(sending);
  const { channel, target, state, log } = notice;
  const last = log.at(-1);
  const came = last?.reason ?? (last?.status ? t('sending.log.status', { status: last.status }) : '');
  return (
    <li className="sending-notice" data-testid="sending-notice" data-state={state}>
      <span className="sending-target">{target}</span>
      <Badge appearance="tint" color={colors[state]}>
        {t(`sending.state.${state}`)}
      </Badge>
      <span className="quiet hub-small">
        {t(`sending.channel.${channel}`)}
        {last && ` · ${formatDateTime(last.at, i18n.language)}`}
        {came && ` · ${came}`}
      </span>
      {may && state !== 'waiting' && (
        <Button size="small" onClick={() => replay(notice.id)} data-testid="sending-replay">
          {t('sending.log.again')}
        </Button>
      )}
    </li>
  );
}
