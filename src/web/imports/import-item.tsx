import { Badge, Button, ProgressBar } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportStage, ImportStatus } from '#contract/imports.ts';
import { formatPercent } from '#text/format.ts';
import { changeImport, importQuery, isRunning, refreshFigures } from '../api.ts';
import { errorTitle } from '../pages/error-box.tsx';
import { ReceiptView } from './receipt-view.tsx';
import { cancelUpload, dismissUpload, type Upload } from './uploads.ts';

type Stage = ImportStage | 'queued' | 'sending';

/** One file: how far it is, and at the end what became of it. */
export function ImportItem({ upload }: { upload: Upload }) {
  const { t } = useTranslation();
  const { data: status } = useQuery({ ...importQuery(upload.id ?? ''), enabled: upload.id !== undefined });
  useFreshFigures(status);
  const stage = stageOf(upload, status);
  const running = status ? isRunning(status) : ['queued', 'sending', 'sent'].includes(upload.phase);
  const cancel = () => {
    if (upload.id === undefined) cancelUpload(upload.key);
    else changeImport(upload.id, 'cancel').catch(() => {}); // It ended in the meantime; the next answer says how.
  };
  return (
    <li className="import-item" data-testid="import-item" data-stage={stage} data-file={upload.file}>
      <div className="import-line">
        <span className="import-file">{upload.file}</span>
        <Badge appearance="tint" color={colorOf(stage)}>
          {t(`import.stage.${stage}`)}
        </Badge>
        <span className="import-space" />
        {running ? (
          <Button size="small" onClick={cancel} aria-label={t('import.cancelOf', { file: upload.file })}>
            {t('app.cancel')}
          </Button>
        ) : (
          <Button
            size="small"
            appearance="subtle"
            icon={<Dismiss20Regular />}
            aria-label={t('import.dismissOf', { file: upload.file })}
            onClick={() => dismissUpload(upload)}
          />
        )}
      </div>
      {running && <Progress upload={upload} status={status} stage={stage} />}
      <Failure upload={upload} status={status} />
      {status?.receipt && <ReceiptView receipt={status.receipt} id={status.id} />}
    </li>
  );
}

function Progress({ upload, status, stage }: { upload: Upload; status: ImportStatus | undefined; stage: Stage }) {
  const { t, i18n } = useTranslation();
  const done = status ? (status.progress ?? undefined) : upload.sent;
  const text = done === undefined ? '' : formatPercent(done * 100, i18n.language, { digits: 0 });
  return (
    <div className="import-progress">
      <ProgressBar
        aria-label={`${upload.file}: ${t(`import.stage.${stage}`)}`}
        aria-valuetext={text}
        thickness="large"
        {...(done !== undefined && stage !== 'queued' && { value: done })}
      />
      <span className="quiet import-percent">{text}</span>
    </div>
  );
}

function Failure({ upload, status }: { upload: Upload; status: ImportStatus | undefined }) {
  const { t } = useTranslation();
  if (upload.problem === 'offline') return <p role="alert">{t('error.offline')}</p>;
  const problem = status?.error ?? upload.problem;
  if (!problem) return null;
  return (
    <div role="alert" className="import-failure">
      <p className="remark-title">{errorTitle(problem.code, t)}</p>
      <p className="import-detail">{problem.detail}</p>
    </div>
  );
}

/** When an import ends, every page on screen may show other figures. */
function useFreshFigures(status: ImportStatus | undefined): void {
  const client = useQueryClient();
  const ended = status !== undefined && !isRunning(status);
  useEffect(() => {
    if (ended) void refreshFigures(client);
  }, [client, ended]);
}

function stageOf(upload: Upload, status: ImportStatus | undefined): Stage {
  if (status) return status.stage;
  return upload.phase === 'sent' ? 'waiting' : upload.phase;
}

function colorOf(stage: Stage): 'success' | 'danger' | 'subtle' | 'brand' {
  switch (stage) {
    case 'done':
      return 'success';
    case 'failed':
      return 'danger';
    case 'cancelled':
    case 'undone':
      return 'subtle';
    default:
      return 'brand';
  }
}
