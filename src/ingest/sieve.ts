import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#lake/receipt.ts';
import { type RowShape, rowChecker } from './check.ts';

/** Rows of the receipt; every problem is in the rejects file (CLI-4). */
const mostProblems = 1000;
const chunkLength = 1 << 20;

/** Takes rows one by one, good ones into `clean.csv` and the others into `rejects.csv` of a folder. */
export interface Sieve {
  /** One record of the file and the line it begins on. Blank records are passed over. */
  take(cells: readonly string[], line: number): void;
  readonly passed: number;
  readonly rejected: number;
  readonly problems: readonly Problem[];
  /** Writes what is left; a rejects file without a row is removed. */
  close(): void;
}

export interface SieveOptions extends RowShape {
  readonly folder: string;
  readonly header: readonly string[];
  readonly delimiter: string;
}

/** Writes synchronously: it lives in the child process, where nothing else waits. */
export function createSieve({ folder, header, delimiter, ...shape }: SieveOptions): Sieve {
  const check = rowChecker(shape);
  const clean = openText(join(folder, 'clean.csv'));
  const rejects = openText(join(folder, 'rejects.csv'));
  const line = (cells: readonly string[]) => `${cells.map((cell) => cellText(cell, delimiter)).join(delimiter)}\n`;
  clean.write(`${shape.columns.map(({ name }) => cellText(name, ',')).join(',')}\n`);
  rejects.write(line([...header, '_line', '_column', '_value', '_reason']));
  const problems: Problem[] = [];
  let passed = 0;
  let rejected = 0;
  return {
    get passed() {
      return passed;
    },
    get rejected() {
      return rejected;
    },
    problems,
    take(cells, at) {
      if (isBlank(cells)) return;
      const checked = check(cells);
      if (checked.kind === 'good') {
        passed += 1;
        clean.write(`${checked.values.map((cell) => cellText(cell, ',')).join(',')}\n`);
        return;
      }
      rejected += 1;
      const found = checked.problems.map((problem) => ({ line: at, ...problem }));
      problems.push(...found.slice(0, mostProblems - problems.length));
      clean.write(`${shape.columns.map(({ name }) => cellText(name, ',')).join(',')}\n`);
      rejects.write(line([...header.map((_, index) => cells[index] ?? ''), ...summary(found)]));
    },
    close() {
      clean.close();
      rejects.close();
      if (rejected === 0) rmSync(join(folder, 'rejects.csv'));
      problems.sort((a, b) => a.line - b.line);
    },
  };
}

/** A line with nothing but blanks is no record. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.length <= 1 && (cells[0] ?? '').trim() === '';
}

function summary(found: readonly Problem[]): string[] {
  const joined = (part: (problem: Problem) => string) => found.map(part).join(' | ');
  return [
    String(found[0]?.line ?? ''),
    joined(({ column }) => column),
    joined(({ value }) => value),
    joined(({ reason }) => reason),
  ];
}

function cellText(cell: string, delimiter: string): string {
  const plain = !cell.includes('"') && !cell.includes(delimiter) && !/[\r\n]|^\s|\s$/.test(cell);
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

function openText(path: string): { write(text: string): void; close(): void } {
  const file = openSync(path, 'w');
  let waiting = '';
  const flush = () => {
    const bytes = Buffer.from(waiting);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    waiting = '';
  };
  return {
    write(text) {
      waiting += text;
      if (waiting.length > chunkLength) flush();
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
