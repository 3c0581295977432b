import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownload20Regular, Dismiss20Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { type MouseEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#text/format.ts';
import { checkSession } from '../api.ts';
import { saveFile } from './save-file.ts';
import './downloads.css';

interface FileButtonProps {
  readonly href: string;
  readonly label: string;
  readonly primary?: boolean;
  readonly small?: boolean;
  readonly icon?: ReactElement;
  readonly name: string;
}

/** A file that may take a while: it shows that it is being made, how much has come, and can be called off. */
export function FileButton({
  href,
  label,
  primary = false,
  small = false,
  icon = <ArrowDownload20Regular />,
  name,
}: FileButtonProps) {
  const { t, i18n } = useTranslation();
  const { busy, bytes, error, start, stop } = useFile(href);
  const go = (event: MouseEvent) => {
    // A new tab or a file of another name stays what the browser makes of a link.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!busy) start();
  };
  return (
    <span className="file-button">
      <Button
        as="a"
        href={href}
        download
        appearance={primary ? 'primary' : 'secondary'}
        size={small ? 'small' : 'medium'}
        icon={busy ? <Spinner size="tiny" /> : icon}
        onClick={go}
        aria-disabled={busy}
        data-testid={name}
      >
        {label}
      </Button>
      {busy && (
        <Button
          appearance="subtle"
          icon={<Dismiss20Regular />}
          onClick={stop}
          aria-label={t('download.cancel', { file: label })}
          title={t('download.cancel', { file: label })}
          data-testid={`${name}-cancel`}
        />
      )}
      <span className="file-said" role="status">
        {busy &&
          (bytes === 0 ? t('download.making') : t('download.received', { size: sizeText(bytes, i18n.language) }))}
      </span>
      {error && (
        <span className="file-said" role="alert">
          {t('download.failed', { reason: error })}
        </span>
      )}
    </span>
  );
}

/** Starts, follows and calls off the making of a file. */
function useFile(href: string) {
  const client = useQueryClient();
  const [bytes, setBytes] = useState<number>();
  const [error, setError] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const start = () => {
    const control = new AbortController();
    running.current = control;
    setError(undefined);
    setBytes(0);
    saveFile(href, { signal: control.signal, onBytes: setBytes })
      .catch((failure: Error) => {
        checkSession(client, failure);
        if (!control.signal.aborted) setError(failure.message);
      })
      .finally(() => setBytes(undefined));
  };
  return { busy: bytes !== undefined, bytes: bytes ?? 0, error, start, stop: () => running.current?.abort() };
}

/** `1.2 MB`. */
function sizeText(bytes: number, language: string): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${formatNumber(size, language, 1)} ${unit}`;
}
