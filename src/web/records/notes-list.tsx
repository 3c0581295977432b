import { Button } from '@fluentui/react-components';
import { NoteAdd20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatMonthLong } from '#text/format.ts';
import { useNotes } from './notes-context.ts';
import { RecordTools } from './record-tools.tsx';
import type { Annotation } from './records-api.ts';
import './records.css';

/** The notes of the months on screen as a list, each to be changed and removed. */
export function NotesList() {
  const { t } = useTranslation();
  const { notes, known, write } = useNotes();
  if (!known) return null;
  return (
    <section className="card notes" aria-labelledby="notes-title" data-testid="notes">
      <div className="notes-head">
        <h2 id="notes-title" className="notes-title">
          {t('annotation.title')}
        </h2>
        {write && (
          <Button
            size="small"
            icon={<NoteAdd20Regular />}
            className="no-print"
            onClick={() => write({})}
            data-testid="note-add"
          >
            {t('annotation.add')}
          </Button>
        )}
      </div>
      {notes.length === 0 ? (
        <p className="quiet">{t('annotation.none')}</p>
      ) : (
        <ul className="plain-list">
          {notes.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Note({ note }: { note: Annotation }) {
  const { t, i18n } = useTranslation();
  const { edit, remove } = useNotes();
  const month = formatMonthLong(note.month, i18n.language);
  return (
    <li className="note" data-testid={`note-${note.month}`}>
      <span className="note-month">{month}</span>
      <div className="note-words">
        <p className="note-text">{note.note}</p>
        <p className="quiet note-about">
          {formatDateTime(note.at, i18n.language)}
          {note.report === null && ` · ${t('annotation.everywhere')}`}
        </p>
      </div>
      {edit && remove && (
        <span className="note-tools no-print">
          <RecordTools
            edit={{
              label: t('annotation.editOf', { month }),
              testId: `note-edit-${note.month}`,
              onClick: () => edit(note),
            }}
            remove={{
              label: t('annotation.removeOf', { month }),
              testId: `note-remove-${note.month}`,
              onClick: () => remove(note),
            }}
          />
        </span>
      )}
    </li>
  );
}
