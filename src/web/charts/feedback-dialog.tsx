import { Field, Textarea } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { longestRemark } from '#contract/remark.ts';
import { giveFeedback } from '#web/api.ts';
import { Window } from '../shell/window.tsx';
import { useWords } from './words.ts';

interface FeedbackProps {
  readonly place: { readonly tenant: string; readonly report: string; readonly section: string };
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** The remark is kept. */
  readonly onGiven: () => void;
}

/** A remark on one chart (CO-7). What was written stays until it is sent, whatever goes wrong. */
export function FeedbackDialog({ place, title, open, onClose, onGiven }: FeedbackProps) {
  const { t } = useWords();
  const [remark, setRemark] = useState('');
  const give = useMutation({
    mutationFn: () => giveFeedback({ ...place, remark: remark.trim() }),
    onSuccess: () => {
      setRemark('');
      onClose();
      onGiven();
    },
  });
  if (!open) return null;
  return (
    <Window
      title={t('feedback.title', { title })}
      testId={`feedback-dialog-${place.section}`}
      error={give.error}
      errorText={give.error ? `${t('feedback.failed')}: ${give.error.message}` : undefined}
      action={{
        label: t('feedback.send'),
        testId: 'feedback-send',
        isReady: remark.trim() !== '' && !give.isPending,
        run: () => give.mutate(),
      }}
      onClose={onClose}
    >
      <Field label={t('feedback.remark')} hint={t('feedback.hint')}>
        <Textarea
          value={remark}
          maxLength={longestRemark}
          rows={5}
          resize="vertical"
          onChange={(_, data) => setRemark(data.value)}
          data-testid="feedback-remark"
        />
      </Field>
    </Window>
  );
}
