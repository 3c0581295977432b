import {
  Button,
  Checkbox,
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
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monthsOf } from '#base/month.ts';
import type { ReportResult } from '#contract/report.ts';
import { ApiError } from '../api.ts';
import { MonthSelect } from '../filters/month-select.tsx';
import type { Writing } from './notes-context.ts';
import { type AnnotationDraft, addRecord, changeRecord } from './records-api.ts';

/** Characters of a note that the server takes. */
const longestNote = 2000;

interface NoteDialogProps {
  readonly result: ReportResult;
  readonly writing: Writing;
  readonly onClose: () => void;
}

/** A note on a month: for this report, or for every report of the tenant. */
export function NoteDialog({ result, writing, onClose }: NoteDialogProps) {
  const { t } = useTranslation();
  const old = 'note' in writing ? writing.note : undefined;
  const [draft, setDraft] = useState<AnnotationDraft>(() => draftOf(result, writing));
  const save = useSave(result, writing, onClose);
  const empty = draft.note.trim() === '';
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface data-testid="note-dialog">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!empty) save.mutate(draft);
          }}
        >
          <DialogBody>
            <DialogTitle>{t(old ? 'annotation.editTitle' : 'annotation.addTitle')}</DialogTitle>
            <DialogContent className="note-form">
              <NoteFields result={result} draft={draft} onChange={setDraft} />
              {save.error && <p role="alert">{failure(save.error, t)}</p>}
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{t('app.cancel')}</Button>
              </DialogTrigger>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={empty || save.isPending}
                data-testid="note-save"
              >
                {t('records.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface FieldsProps {
  readonly result: ReportResult;
  readonly draft: AnnotationDraft;
  readonly onChange: (draft: AnnotationDraft) => void;
}

function NoteFields({ result, draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const title = t(`report.${result.report}.title`, { defaultValue: result.report });
  return (
    <>
      <MonthSelect
        label={t('column.month')}
        id="note-month"
        value={draft.month}
        months={choosable(result, draft.month)}
        onChange={(month) => onChange({ ...draft, month })}
      />
      <Field label={t('annotation.text')} hint={t('annotation.hint')}>
        <Textarea
          value={draft.note}
          maxLength={longestNote}
          rows={4}
          resize="vertical"
          onChange={(_, { value }) => onChange({ ...draft, note: value })}
          data-testid="note-text"
          autoFocus
        />
      </Field>
      <Checkbox
        label={t('annotation.onlyHere', { report: title })}
        checked={draft.report !== null}
        onChange={(_, { checked }) => onChange({ ...draft, report: checked === true ? result.report : null })}
        data-testid="note-only-here"
      />
    </>
  );
}

function useSave(result: ReportResult, writing: Writing, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: AnnotationDraft) => {
      const tidy = { ...draft, note: draft.note.trim() };
      return 'note' in writing
        ? changeRecord('annotations', writing.note, tidy)
        : addRecord('annotations', result.tenant, tidy);
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['annotations'] }),
  });
}

function draftOf(result: ReportResult, writing: Writing): AnnotationDraft {
  if ('note' in writing) return { month: writing.note.month, report: writing.note.report, note: writing.note.note };
  return { month: writing.month ?? result.range.to, report: result.report, note: '' };
}

/** The months on screen, newest first, and the note's own. */
function choosable({ range }: ReportResult, month: string): string[] {
  const months = monthsOf(range);
  return [...new Set([...months, month])].sort().reverse();
}

function failure(error: Error, t: TFunction): string {
  if (error instanceof ApiError && error.status === 409) return t('records.conflict', { reason: error.message });
  return t('records.failed', { reason: error.message });
}
