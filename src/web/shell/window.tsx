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
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Form } from '../people/form.tsx';

interface WindowProps {
  readonly title: string;
  readonly testId: string;
  readonly children: ReactNode;
  /** Why what was asked for was refused; told where it was asked. */
  readonly error: Error | null;
  /** The same in words that say more. */
  readonly errorText?: string | undefined;
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
export function Window({
  title,
  testId,
  children,
  error,
  errorText,
  isAlert = false,
  close,
  action,
  onClose,
}: WindowProps) {
  const { t } = useTranslation();
  const body = (
    <DialogBody>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent className="people-form">
        {children}
        <Refusal error={error} text={errorText} />
      </DialogContent>
      <DialogActions>
        <DialogTrigger disableButtonEnhancement>
          <Button data-testid={close?.testId}>{close?.label ?? t('app.cancel')}</Button>
        </DialogTrigger>
        {action && (
          <Button type="submit" appearance="primary" disabledFocusable={!action.isReady} data-testid={action.testId}>
            {action.label}
          </Button>
        )}
      </DialogActions>
    </DialogBody>
  );
  return (
    <Dialog open modalType={isAlert ? 'alert' : 'modal'} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface data-testid={testId}>
        {action ? (
          <Form className="" onSubmit={() => action.isReady && action.run()}>
            {body}
          </Form>
        ) : (
          body
        )}
      </DialogSurface>
    </Dialog>
  );
}

/** Comes into view: in a long window it may be told far below what its reader looks at. */
function Refusal({ error, text }: { readonly error: Error | null; readonly text?: string | undefined }) {
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) own.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  return (
    <div ref={own}>
      <Failure error={error} text={text} />
    </div>
  );
}
