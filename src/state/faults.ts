import { Fault } from '#base/fault.ts';
import { type RecordsPlace, tellPlace } from './place.ts';

/** Classes of SQLSTATE that say that the database is in trouble, not the query: connection, rights, space, shutdown, damage. */
const trouble = /^(08|28|3D|53|57|58|F0|XX)|^(25006|42501)$/;

/** What the drivers throw without a code of their own when the server goes away or the engine in this process dies. */
const lostWords = /timeout exceeded when trying to connect|connection terminated|client has encountered a connection/i;
const engineErrors: ReadonlySet<string> = new Set(['RuntimeError', 'ExitStatus', 'ErrnoError']);

/** Whether the error means that the records cannot be had now; anything else is a bug of ours. */
export function isTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const code = codeOf(error);
  if (/^[0-9A-Z]{5}$/.test(code) && trouble.test(code)) return true;
  return /^E[A-Z_]{3,}$/.test(code) || lostWords.test(error.message) || engineErrors.has(error.name);
}

/** The records are an addition to the reports: without them the reports still answer, and this says what to do. */
export function unavailable(place: RecordsPlace, cause: unknown): Fault {
  const what = `Accounts, notes, saved views and support loads cannot be reached in ${tellPlace(place)}`;
  const detail = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new Fault(
    'unavailable',
    `${what}; ${adviceFor(place, cause, detail)}. Reports are not affected where nobody has to sign in`,
    {
      cause,
      detail,
    },
  );
}

function adviceFor(place: RecordsPlace, cause: unknown, detail: string): string {
  const told = `${codeOf(cause)} ${detail}`;
  if (/corrupted migrations/.test(told)) return 'a newer version of Partnerscope has written them: start that version';
  if (/\b(ENOSPC|EDQUOT|53100)\b/.test(told)) return 'free some disk space and try again';
  if (/\b(EACCES|EROFS|EPERM|25006|42501)\b/.test(told)) return 'this user may not write there: give it the right to';
  if (place.kind === 'server') return 'check that the server runs and that DATABASE_URL is right';
  return 'restore that folder from a backup, or move it away to begin without them';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
