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
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Form } from './form.tsx';

interface WindowProps {
  readonly title: string;
  readonly testId: string;
  readonly children: ReactNode;
  /** Why what was asked for was refused; told where it was asked. */
  readonly error: Error | null;
  /** A click beside the window does not close it: what it asks or shows once would be lost. */
  readonly isAlert?: boolean;
  readonly close?: { readonly label?: string; readonly testId?: string };
  /** What the window is for; absent when it is done. */
  readonly action?: {
    readonly label: string;
    readonly testId: string;
    readonly isReady: boolean;
    readonly run: () => void;
  };
  readonly onClose: () => void;
}

/** A window that asks for something and does it, or is closed. */
export function Window({ title, testId, children, error, isAlert = false, close, action, onClose }: WindowProps) {
  const { t } = useTranslation();
  return (
    <Dialog open modalType={isAlert ? 'alert' : 'modal'} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface data-testid={testId}>
        <Form className="" onSubmit={() => action?.isReady && action.run()}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className="people-form">
              {children}
              <Failure error={error} />
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button data-testid={close?.testId}>{close?.label ?? t('app.cancel')}</Button>
              </DialogTrigger>
              {action && (
                <Button
                  type="submit"
                  appearance="primary"
                  disabledFocusable={!action.isReady}
                  data-testid={action.testId}
                >
                  {action.label}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </Form>
      </DialogSurface>
    </Dialog>
  );
}
