import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Window } from '../shell/window.tsx';

interface ConfirmProps {
  readonly title: string;
  /** What is touched by it. */
  readonly children: ReactNode;
  /** What the button says that does it. */
  readonly action: string;
  readonly testId: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back; a refusal is told where it was asked. */
export function Confirm({ title, children, action, testId, onConfirm, onDone, onClose }: ConfirmProps) {
  const run = useMutation({
    mutationFn: onConfirm,
    onSuccess: () => {
      onClose();
      onDone();
    },
  });
  return (
    <Window
      title={title}
      testId={`${testId}-dialog`}
      error={run.error}
      isAlert
      action={{ label: action, testId: `${testId}-confirm`, isReady: !run.isPending, run: () => run.mutate() }}
      onClose={onClose}
    >
      {children}
    </Window>
  );
}
