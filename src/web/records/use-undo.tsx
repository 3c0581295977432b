import { Link, Toast, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The one place of the page where short messages come up. */
export const toasterId = 'page-messages';

/** How long a removal can be taken back from its message, in ms; the server keeps it longer. */
const undoMs = 10_000;

/** Says what was done, and offers to take it back. */
export function useUndo(): (said: string, undo: () => void) => void {
  const { t } = useTranslation();
  const { dispatchToast } = useToastController(toasterId);
  return useCallback(
    (said, undo) =>
      dispatchToast(
        <Toast data-testid="undo-message">
          <ToastTitle
            action={
              <ToastTrigger>
                <Link as="button" onClick={undo} data-testid="undo-record">
                  {t('records.undo')}
                </Link>
              </ToastTrigger>
            }
          >
            {said}
          </ToastTitle>
        </Toast>,
        { timeout: undoMs, intent: 'success', pauseOnHover: true, pauseOnWindowBlur: true },
      ),
    [dispatchToast, t],
  );
}

/** Says what went wrong with something that was not asked for in a form. */
export function useComplaint(): (said: string) => void {
  const { dispatchToast } = useToastController(toasterId);
  return useCallback(
    (said) =>
      dispatchToast(
        <Toast data-testid="complaint">
          <ToastTitle>{said}</ToastTitle>
        </Toast>,
        { timeout: undoMs, intent: 'error' },
      ),
    [dispatchToast],
  );
}
