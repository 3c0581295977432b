import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { TextArea } from './member-text-area.tsx';
import { refreshProgramme } from './programme-api.ts';

interface WindowProps {
  readonly title: string;
  readonly action: string;
  /** Of the words that go with it. */
  readonly label: string;
  readonly isNeeded: boolean;
  /** What is decided, in short. */
  readonly children?: ReactNode;
  readonly run: (words: string) => Promise<unknown>;
  readonly said: string;
  readonly onClose: () => void;
}

/** Decides something, with words for the partner. */
export function DecideWindow({ title, action, label, isNeeded, children, run, said, onClose }: WindowProps) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const decide = useMutation({
    mutationFn: () => run(words.trim()),
    onSuccess: async () => {
      await refreshProgramme(client);
      onClose();
      say(said);
    },
    // Somebody else may have decided it: the list behind shows how it is now.
    onError: () => void refreshProgramme(client),
  });
  return (
    <Window
      title={title}
      testId="decide"
      error={decide.error}
      isAlert
      action={{
        label: action,
        testId: 'decide-confirm',
        isReady: (!isNeeded || words.trim() !== '') && !decide.isPending,
        run: () => decide.mutate(),
      }}
      onClose={onClose}
    >
      {children}
      <TextArea
        label={label}
        hint={isNeeded ? undefined : t('membership.queue.optional')}
        value={words}
        onValue={setWords}
        testId="decide-words"
      />
    </Window>
  );
}
