import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';
import { RecordForm, SaveButton } from './record-form.tsx';
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
  const isEmpty = draft === undefined;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface data-testid={`${of}-dialog`}>
        <RecordForm isEmpty={isEmpty} onSave={() => draft !== undefined && saving.mutate(draft)}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className="record-form">
              {children}
              {saving.error && <p role="alert">{failure(saving.error, t)}</p>}
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{t('app.cancel')}</Button>
              </DialogTrigger>
              <SaveButton isDisabled={isEmpty || saving.isPending} testId={`${of}-save`} />
            </DialogActions>
          </DialogBody>
        </RecordForm>
      </DialogSurface>
    </Dialog>
  );
}

function failure(error: Error, t: TFunction): string {
  if (error instanceof ApiError && error.status === 409) return t('records.conflict', { reason: error.message });
  return t('records.failed', { reason: error.message });
}
