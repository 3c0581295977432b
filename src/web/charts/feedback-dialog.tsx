import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { longestRemark } from '#contract/remark.ts';
import { giveFeedback } from '#web/api.ts';
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
  return (
    <Dialog open={open} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface data-testid={`feedback-dialog-${place.section}`}>
        <DialogBody>
          <DialogTitle>{t('feedback.title', { title })}</DialogTitle>
          <DialogContent>
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
            {give.error && (
              <p role="alert">
                {t('feedback.failed')}: {give.error.message}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('app.cancel')}</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabledFocusable={remark.trim() === '' || give.isPending}
              onClick={() => give.mutate()}
              data-testid="feedback-send"
            >
              {t('feedback.send')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
