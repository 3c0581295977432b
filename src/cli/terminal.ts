import type { ImportStatus } from '#contract/imports.ts';

/** One JSON document on standard output, and nothing else there (CLI-2). */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Messages and progress go to standard error (CLI-2). */
export function say(text: string): void {
  clearProgress();
  process.stderr.write(`partnerscope: ${text}\n`);
}

let shown = '';

/** A line that replaces itself on a terminal; elsewhere every new `what` is a line of its own. */
export function showProgress(what: string, fraction: number | null): void {
  const percent = fraction === null ? '' : ` ${Math.floor(fraction * 100)} %`;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}${percent}`);
  else if (what !== shown) process.stderr.write(`${what}\n`);
  shown = what;
}

export function clearProgress(): void {
  if (shown !== '' && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  shown = '';
}

/** Tells how far the import of a file is. */
export function importProgress(file: string): (status: Pick<ImportStatus, 'stage' | 'progress'>) => void {
  return ({ stage, progress }) => {
    if (stage === 'reading' || stage === 'loading') showProgress(`${stage} ${file}`, progress);
  };
}
