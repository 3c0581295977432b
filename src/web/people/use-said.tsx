import { Toast, ToastTitle, useToastController } from '@fluentui/react-components';
import { useCallback } from 'react';
import { toasterId } from '../records/use-undo.tsx';

/** Says that something was done. */
export function useSaid(): (said: string) => void {
  const { dispatchToast } = useToastController(toasterId);
  return useCallback(
    (said) =>
      dispatchToast(
        <Toast data-testid="said">
          <ToastTitle>{said}</ToastTitle>
        </Toast>,
        { intent: 'success' },
      ),
    [dispatchToast],
  );
}
