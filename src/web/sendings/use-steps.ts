import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#contract/sendings.ts';
import { failureText } from '../people/form.tsx';
import { useComplaint, useUndo } from '../records/use-undo.tsx';
import { removeSending, replayNotice, type SendingStep, stepSending } from './sendings-api.ts';

interface Doing {
  readonly work: () => Promise<unknown>;
  readonly after?: () => void;
}

/** What is done to a page schedule or an alert; the lists are asked for again, and what did not work is told. */
export function useSendingSteps(sending: Pick<Sending, 'id' | 'tenant' | 'name'>) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const complain = useComplaint();
  const undo = useUndo();
  const { mutate } = useMutation({
    mutationFn: ({ work }: Doing) => work(),
    onSuccess: async (_, { after }) => {
      await client.invalidateQueries({ queryKey: ['sendings'] });
      after?.();
    },
    onError: (error) => complain(failureText(error, t, i18n.language)),
  });
  const step = (name: SendingStep) => mutate({ work: () => stepSending(sending, name) });
  return {
    step,
    replay: (notice: string) => mutate({ work: () => replayNotice(sending, notice) }),
    remove: () =>
      mutate({
        work: () => removeSending(sending),
        after: () => undo(t('sending.removed', { name: sending.name }), () => step('restore')),
      }),
  };
}
