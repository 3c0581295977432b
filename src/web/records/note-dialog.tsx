import { Checkbox, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monthsOf } from '#base/month.ts';
import type { ReportResult } from '#contract/report.ts';
import { MonthSelect } from '../filters/month-select.tsx';
import type { Writing } from './notes-context.ts';
import { RecordDialog } from './record-dialog.tsx';
import { type AnnotationDraft, addRecord, changeRecord } from './records-api.ts';
import { useSaving } from './use-saving.ts';

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
  const saving = useSaving('annotations', {
    save: (written: AnnotationDraft) => keep(result, writing, written),
    onSaved: onClose,
  });
  const note = draft.note.trim();
  return (
    <RecordDialog
      of="note"
      title={t(old ? 'annotation.editTitle' : 'annotation.addTitle')}
      draft={note === '' ? undefined : { ...draft, note }}
      saving={saving}
      onClose={onClose}
    >
      <NoteFields result={result} draft={draft} onChange={setDraft} />
    </RecordDialog>
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

function keep({ tenant }: ReportResult, writing: Writing, draft: AnnotationDraft): Promise<unknown> {
  return 'note' in writing ? changeRecord('annotations', writing.note, draft) : addRecord('annotations', tenant, draft);
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
