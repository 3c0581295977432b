import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';
import { Window } from '../shell/window.tsx';
import type { Saving } from './use-saving.ts';
import './records.css';

interface DialogProps<D> {
  readonly of: 'note' | 'view';
  readonly title: string;
  /** What is saved; undefined while nothing is written in it. */
  readonly draft: D | undefined;
  readonly saving: Saving<D>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A record to be written in a window of its own; what was written stays until it is saved, whatever goes wrong. */
export function RecordDialog<D>({ of, title, draft, saving, onClose, children }: DialogProps<D>) {
  const { t } = useTranslation();
  const { error, isPending } = saving;
  const isReady = draft !== undefined && !isPending;
  return (
    <Window
      title={title}
      testId={`${of}-dialog`}
      error={error}
      errorText={error ? failure(error, t) : undefined}
      action={{
        label: t('records.save'),
        testId: `${of}-save`,
        isReady,
        run: () => draft !== undefined && saving.mutate(draft),
      }}
      onClose={onClose}
    >
      {children}
    </Window>
  );
}

function failure(error: Error, t: TFunction): string {
  if (error instanceof ApiError && error.status === 409) return t('records.conflict', { reason: error.message });
  return t('records.failed', { reason: error.message });
}
