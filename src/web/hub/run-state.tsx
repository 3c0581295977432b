import { Badge, Spinner } from '@fluentui/react-components';
import { ArrowDownload16Regular, LockClosed16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Download, DownloadRun } from '#contract/downloads.ts';
import { formatNumber } from '#text/format.ts';
import { fileAddress } from './hub-api.ts';
import { sizeText, utcText } from './words.ts';

/** How far a run is: waiting, running with its rows so far, the link of its file, or why there is none. */
export function RunState({ download, run }: { download: Download; run: DownloadRun | undefined }) {
  const { t } = useTranslation();
  const state = run?.state ?? (download.status === 'Active' ? 'waiting' : 'cancelled');
  switch (state) {
    case 'ready':
      return run === undefined ? null : <FileLink download={download} run={run} />;
    case 'waiting':
    case 'running':
      return <UnderWay run={run} state={state} until={run?.notBefore ?? null} />;
    case 'failed':
      return (
        <span className="hub-state">
          <Badge appearance="tint" color="danger">
            {t('hub.state.failed')}
          </Badge>
          {run?.trouble && <span className="hub-small">{run.trouble}</span>}
        </span>
      );
    default:
      return (
        <Badge appearance="tint" color="subtle">
          {t(`hub.state.${state}`)}
        </Badge>
      );
  }
}

interface UnderWayProps {
  readonly run: DownloadRun | undefined;
  readonly state: 'waiting' | 'running';
  /** The turn that it waits for (DL-18). */
  readonly until: string | null;
}

function UnderWay({ run, state, until }: UnderWayProps) {
  const { t, i18n } = useTranslation();
  const rows = run?.rows ?? null;
  const isLater = until !== null && Date.parse(until) > Date.now() + 60_000;
  const said =
    rows === null ? t(`hub.state.${state}`) : t('hub.rowsSoFar', { rows: formatNumber(rows, i18n.language) });
  return (
    <span className="hub-state" role="status">
      <span className="hub-line">
        {!isLater && <Spinner size="extra-tiny" />}
        {said}
      </span>
      {isLater && <span className="quiet hub-small">{t('hub.turnAt', { when: utcText(until, i18n.language) })}</span>}
      {run?.trouble && <span className="quiet hub-small">{t('hub.tryAgain', { reason: run.trouble })}</span>}
    </span>
  );
}

function FileLink({ download, run }: { download: Download; run: DownloadRun }) {
  const { t, i18n } = useTranslation();
  const { file, rows } = run;
  if (file === null) return null;
  const about = [
    sizeText(file.bytes, i18n.language),
    ...(rows === null ? [] : [t('hub.rows', { count: rows, rows: formatNumber(rows, i18n.language) })]),
  ];
  return (
    <span className="hub-state">
      <a
        className="link hub-line"
        href={fileAddress(download, run.id)}
        download={file.name}
        title={t('hub.until', { when: utcText(file.expiresAt, i18n.language) })}
        data-testid="hub-file"
      >
        <ArrowDownload16Regular aria-hidden />
        {t('hub.get', { format: download.format.toUpperCase() })}
        <span className="visually-hidden">: {file.name}</span>
      </a>
      <span className="quiet hub-small">{about.join(' · ')}</span>
      {file.redacted.length > 0 && (
        <span className="hub-small hub-line" title={file.redacted.join(', ')} data-testid="hub-redacted">
          <LockClosed16Regular aria-hidden />
          {t('hub.redacted', { count: file.redacted.length })}
        </span>
      )}
    </span>
  );
}
