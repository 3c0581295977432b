import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { formatMonthLong } from '#text/format.ts';
import { useMay } from '../people/use-session.ts';
import { NoteDialog } from './note-dialog.tsx';
import { NotesContext, type PageNotes, type Writing } from './notes-context.ts';
import { notesOf, textsByMonth } from './notes-of.ts';
import { annotationsQuery } from './records-api.ts';
import { useRemoval } from './use-removal.ts';

/**
 * The notes of a page and the one form that writes them. The figures never wait for them: while they are not there, or
 * cannot be had, the page stands without.
 */
export function NotesProvider({ result, children }: { result: ReportResult; children: ReactNode }) {
  const [writing, setWriting] = useState<Writing>();
  const notes = usePageNotes(result, setWriting);
  return (
    <NotesContext value={notes}>
      {children}
      {writing && <NoteDialog result={result} writing={writing} onClose={() => setWriting(undefined)} />}
    </NotesContext>
  );
}

function usePageNotes({ tenant, report, range }: ReportResult, open: (writing: Writing) => void): PageNotes {
  const { t, i18n } = useTranslation();
  const { data, isSuccess } = useQuery(annotationsQuery(tenant));
  const remove = useRemoval('annotations');
  const mayWrite = useMay()('records.write') && isSuccess;
  const { from, to } = range;
  const notes = useMemo(() => notesOf(data?.annotations ?? [], report, { from, to }), [data, report, from, to]);
  const marks = useMemo(() => {
    const texts = textsByMonth(notes);
    return { noted: new Set(texts.keys()), remarks: (month: string) => texts.get(month) ?? [] };
  }, [notes]);
  return {
    notes,
    ...marks,
    known: isSuccess,
    write: mayWrite ? ({ month }) => open({ month }) : undefined,
    edit: mayWrite ? (note) => open({ note }) : undefined,
    remove: mayWrite
      ? ({ id, month }) =>
          remove({ id, tenant, said: t('annotation.removed', { month: formatMonthLong(month, i18n.language) }) })
      : undefined,
  };
}
