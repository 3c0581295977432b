import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Fault } from '#base/fault.ts';
import { type Converted, type ConvertJob, toFault, type WorkerNote } from './job.ts';

/**
 * Converts a file in a process of its own, which is killed on abort, on time-out and with this process (SEC-9).
 * @throws Fault of the conversion; `too-large` when it takes too long or dies of hunger.
 */
export function convertInChild(
  job: ConvertJob,
  { onProgress, signal }: { onProgress: (fraction: number) => void; signal?: AbortSignal | undefined },
): Promise<Converted> {
  signal?.throwIfAborted();
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    execArgv: [`--max-old-space-size=${job.limits.heapMb}`],
    // Hostile files are read there: it gets none of this process's settings and secrets.
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<Converted>();
  const abort = () => reject(signal?.reason);
  const timer = setTimeout(() => reject(tooSlow(job)), job.limits.timeMs);
  signal?.addEventListener('abort', abort, { once: true });
  const lastWords = collect(child);
  child.on('error', reject);
  child.on('message', (note: WorkerNote) => hear(note, { onProgress, resolve, reject }));
  // `close` comes after the last words, `exit` may come before.
  child.on('close', (code, kill) => reject(died(job, { code, kill, words: lastWords() })));
  child.send(job);
  const gone = once(child, 'close');
  return promise.finally(async () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    child.kill('SIGKILL');
    // Until then it may still write where the caller clears up.
    await gone;
  });
}

interface Ears {
  readonly onProgress: (fraction: number) => void;
  readonly resolve: (converted: Converted) => void;
  readonly reject: (reason: unknown) => void;
}

function hear(note: WorkerNote, { onProgress, resolve, reject }: Ears): void {
  switch (note.kind) {
    case 'progress':
      onProgress(note.fraction);
      break;
    case 'done':
      resolve(note.converted);
      break;
    case 'fault':
      reject(toFault(note.fault));
      break;
    case 'broken':
      reject(new Error('the conversion of a file broke', { cause: note.error }));
  }
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-4000);
  });
  return () => text;
}

function tooSlow({ name, limits }: ConvertJob): Fault {
  const minutes = Math.max(1, Math.round(limits.timeMs / 60_000));
  return new Fault('too-large', `${name} was not read within ${minutes} minutes; split it into smaller files`);
}

function died(
  { name }: ConvertJob,
  { code, kill, words }: { code: number | null; kill: string | null; words: string },
): Fault {
  const hungry = /heap|memory/i.test(words) || kill === 'SIGKILL';
  const detail = `exit ${code ?? ''} ${kill ?? ''} ${words}`;
  if (hungry) {
    return new Fault('too-large', `${name} needs more memory than an import may use; split it or save it as CSV`, {
      detail,
    });
  }
  return new Fault('unreadable', `${name} could not be read: the process that read it ended; nothing was changed`, {
    detail,
  });
}
