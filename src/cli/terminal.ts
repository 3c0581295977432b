import type { ImportStatus } from '#contract/imports.ts';

/** One JSON document on standard output, and nothing else there (CLI-2). */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

export function printLine(text: string): void {
  process.stdout.write(`${harmless(text)}\n`);
}

/** Messages and progress go to standard error (CLI-2). */
export function say(text: string): void {
  clearProgress();
  process.stderr.write(`partnerscope: ${harmless(text)}\n`);
}

/** Text from anybody (a cell, a file name, a remark) for a place of one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}

/** A terminal obeys control characters, so what came from a file may not hold any. */
function harmless(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, ' ');
}

let shown = '';

/** A line that replaces itself on a terminal; elsewhere every new `what` is a line of its own. */
export function showProgress(about: string, fraction: number | null): void {
  const what = oneLine(about);
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
