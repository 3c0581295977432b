import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Download, Template } from '#contract/downloads.ts';
import { failureText } from '../people/form.tsx';
import { useComplaint, useUndo } from '../records/use-undo.tsx';
import {
  type DownloadStep,
  favourTemplate,
  removeDownload,
  removeTemplate,
  restoreTemplate,
  stepDownload,
} from './hub-api.ts';

/** Does something to what the page lists, asks for the list again, and tells when it did not work. */
function useDoing(): (work: () => Promise<unknown>, then?: () => void) => void {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const complain = useComplaint();
  const { mutate } = useMutation({
    mutationFn: ({ work }: { work: () => Promise<unknown>; then?: (() => void) | undefined }) => work(),
    onSuccess: async (_, { then }) => {
      await client.invalidateQueries({ queryKey: ['hub'] });
      then?.();
    },
    onError: (error) => complain(failureText(error, t, i18n.language)),
  });
  return (work, then) => mutate({ work, then });
}

/** What is done to a report. */
export function useReportSteps(download: Download) {
  const { t } = useTranslation();
  const act = useDoing();
  const undo = useUndo();
  return {
    step: (step: DownloadStep) => act(() => stepDownload(download, step)),
    remove: () =>
      act(
        () => removeDownload(download),
        () => undo(t('hub.removed', { name: download.name }), () => act(() => stepDownload(download, 'restore'))),
      ),
  };
}

/** What is done to a template. */
export function useTemplateSteps(template: Template) {
  const { t } = useTranslation();
  const act = useDoing();
  const undo = useUndo();
  return {
    favour: (favourite: boolean) => act(() => favourTemplate(template, { favourite })),
    remove: () =>
      act(
        () => removeTemplate(template),
        () => undo(t('hub.removed', { name: template.name }), () => act(() => restoreTemplate(template))),
      ),
  };
}
