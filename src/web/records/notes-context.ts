import { createContext, useContext } from 'react';
import type { Annotation } from './records-api.ts';

/** Where a note is to be written; the newest month of the page when none is named. */
export interface NotePlace {
  readonly month?: string | undefined;
}

/** Which form is open: a new note, or one that is there. */
export type Writing = { readonly month: string | undefined } | { readonly note: Annotation };

/** The notes that the page on screen shows, for everything that draws months. */
export interface PageNotes {
  /** Of the months on screen, newest month first. */
  readonly notes: readonly Annotation[];
  /** Months that carry a note. */
  readonly noted: ReadonlySet<string>;
  /** What was written on a month. */
  readonly remarks: (month: string) => readonly string[];
  /** They could be read, and are worth a place on the page. */
  readonly known: boolean;
  /** Opens the form for a new note; undefined where notes cannot be written, also because the reader may not. */
  readonly write: ((place: NotePlace) => void) | undefined;
  /** Opens the form for a note that is there. */
  readonly edit: ((note: Annotation) => void) | undefined;
  readonly remove: ((note: Annotation) => void) | undefined;
}

export const withoutNotes: PageNotes = {
  notes: [],
  known: false,
  noted: new Set(),
  remarks: () => [],
  write: undefined,
  edit: undefined,
  remove: undefined,
};

export const NotesContext = createContext<PageNotes>(withoutNotes);

export function useNotes(): PageNotes {
  return useContext(NotesContext);
}
