import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Fault } from '#base/fault.ts';
import type { DrawJob, DrawNote } from './draw-job.ts';

/** Draws prints and pictures in a thread of its own, so that this one goes on answering. */
export interface Drawer {
  /**
   * One at a time, in the order asked for.
   * @throws Fault `too-large` when it takes too long or too much memory; the reason of the signal when that says so
   */
  draw(job: DrawJob, signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface DrawerLimits {
  /** Of one file. */
  readonly timeMs: number;
  readonly heapMb: number;
}

const defaultLimits: DrawerLimits = { timeMs: 120_000, heapMb: 1024 };

/** Nothing is started before the first file is asked for; the thread alone keeps no process alive. */
export function createDrawer(limits: DrawerLimits = defaultLimits): Drawer {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const drop = async () => {
    const gone = thread;
    thread = undefined;
    await gone?.terminate();
  };
  const drawNext = async (job: DrawJob, signal: AbortSignal | undefined) => {
    signal?.throwIfAborted();
    thread ??= startThread(limits);
    try {
      return await drawIn(thread, job, { timeMs: limits.timeMs, signal });
    } catch (error) {
      // Nobody knows what state it is in, or when it ends.
      await drop();
      throw error;
    }
  };
  return {
    draw(job, signal) {
      const drawn = last.then(() => drawNext(job, signal));
      last = drawn.catch(() => undefined);
      return drawn;
    },
    close: drop,
  };
}

function startThread({ heapMb }: DrawerLimits): Worker {
  const thread = new Worker(fileURLToPath(new URL('./draw-worker.ts', import.meta.url)), {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    // It needs none of this process's settings and secrets, nor the way this one was started.
    env: {},
    execArgv: [],
  });
  thread.unref();
  return thread;
}

async function drawIn(
  thread: Worker,
  job: DrawJob,
  { timeMs, signal }: { readonly timeMs: number; readonly signal: AbortSignal | undefined },
): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const heard = (note: DrawNote) =>
    note.kind === 'drawn' ? resolve(note.bytes) : reject(new Error('a drawing broke', { cause: note.error }));
  const failed = (cause: Error) => reject(isHungry(cause) ? tooLarge(job, cause) : cause);
  const ended = () => reject(new Error('the thread that draws ended'));
  const abort = () => reject(signal?.reason);
  const timer = setTimeout(() => reject(tooLarge(job)), timeMs);
  signal?.addEventListener('abort', abort, { once: true });
  thread.on('message', heard).on('error', failed).on('exit', ended);
  thread.ref();
  thread.postMessage(job);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    thread.off('message', heard).off('error', failed).off('exit', ended);
    thread.unref();
  }
}

const isHungry = (error: Error) => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function tooLarge({ format }: DrawJob, cause?: Error): Fault {
  const message = `This ${format} takes more time or memory to draw than it may; choose a section or narrow the filters, or take xlsx`;
  return new Fault('too-large', message, { ...(cause && { cause }) });
}
