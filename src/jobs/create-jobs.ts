import type { Quotas } from '#domain/execution/quota.ts';
import { dayMs, type Instant } from '#domain/schedule/instant.ts';
import type { Records } from '#state/records.ts';
import { callbackChannel } from './callback-channel.ts';
import { feed } from './feed.ts';
import type { Jobs } from './jobs.ts';
import type { Makers } from './maker.ts';
import { type Channels, createNotifier, noticesOf } from './notifier.ts';
import { dropOldRuns } from './old-runs.ts';
import { createFileDoor, type FileDoor } from './open-file.ts';
import { createQueue, type Queue } from './queue.ts';
import { createRunner, type Runner } from './runner.ts';
import type { SafeRequest } from './safe-request.ts';
import { fireDue } from './scheduler.ts';
import { createShelf, type Shelf } from './shelf.ts';

export interface JobsDeps {
  readonly records: Records;
  /** The database of the records runs in this process, and no other process has it. */
  readonly embedded: boolean;
  /** Where the files of runs are. */
  readonly folder: string;
  readonly makers: () => Makers;
  readonly request: SafeRequest;
  /** Besides callbacks. */
  readonly channels?: Channels;
  readonly quotas: Quotas;
  readonly fileDays: number;
  /** Days that a run is kept after it ended (API-45). */
  readonly runDays: number;
  /**
   * What else is to be done now and then; it knows by itself what was done before, also by another process, and leaves the
   * rest for the next time when it is told to stop.
   */
  readonly errands?: (stop: AbortSignal) => Promise<void>;
  readonly newSecret: () => string;
  readonly now: () => Instant;
  /** For the log. */
  readonly tell: (what: string) => void;
  /** Seconds without a sign of life after which the work of another process is taken over. */
  readonly patienceSeconds?: number;
}

/** Jobs as the process has them that they run in. */
export interface RunningJobs extends Jobs {
  /** From now on this process works by itself. */
  start(): void;
  /** Gives back what runs, and leaves nothing open. */
  close(): Promise<void>;
}

/** Runs of one process at once: each writes a file as fast as the disk takes it. */
const runsAtOnce = 2;
const noticesAtOnce = 4;
/** How late a slot may be seen. */
const lookMs = 15_000;
const errandMs = 10 * 60_000;

/** Slots → runs → files → notices, over the records and a folder of files. */
export function createJobs(deps: JobsDeps): RunningJobs {
  const { records, now } = deps;
  const shelf = createShelf(deps.folder);
  const channels: Channels = { callback: callbackChannel(deps.request), ...deps.channels };
  const runner = createRunner({ ...deps, shelf, noticesOf: (report) => noticesOf(report, channels) });
  const notifier = createNotifier({ records, now, channels });
  const queue = createQueue({
    ...deps,
    sql: records.sql,
    lines: [
      { name: 'runs', handle: (ticket) => andLook(runner.run(ticket)), atOnce: runsAtOnce },
      { name: 'notices', handle: (ticket) => andLook(notifier.notify(ticket)), atOnce: noticesAtOnce },
    ],
  });
  const door = createFileDoor({ ...deps, shelf });
  const loop = createLoop(deps, { queue, look: createLook(deps, { runner, queue, shelf, door }) });
  /** What has ended may have left something to do: a notice, another try. */
  const andLook = (work: Promise<void>) => work.finally(loop.look);
  return {
    look: loop.look,
    cancel: runner.cancel,
    progress: runner.progress,
    linkTo: door.linkTo,
    openFile: door.openFile,
    openLink: door.openLink,
    async replay(tenant, noticeId) {
      await notifier.replay(tenant, noticeId);
      loop.look();
    },
    runDue: loop.runDue,
    start: loop.start,
    async close() {
      await loop.close();
      notifier.close();
      await runner.close();
      await queue.close();
    },
  };
}

interface Parts {
  readonly runner: Runner;
  readonly queue: Queue;
  readonly shelf: Shelf;
  readonly door: FileDoor;
}

/** One look at what is due, and putting it in line. @returns whether there is a line to work at */
function createLook(deps: JobsDeps, { runner, queue, shelf, door }: Parts): () => Promise<boolean> {
  const { records, now } = deps;
  let clearedAt = Number.NEGATIVE_INFINITY;
  let hasOldRuns = false;
  return async () => {
    // Looking makes no database.
    if (!(await records.check())) return false;
    const isFirst = clearedAt === Number.NEGATIVE_INFINITY;
    // Nobody else has these records: what runs in them ran in a process that ended.
    if (isFirst && deps.embedded) await runner.recover();
    if (now() - clearedAt >= dayMs) {
      clearedAt = now();
      await shelf.clear({
        isOpen: await door.openAttempts(),
        isWritten: ({ executionId }) => runner.isRunning(executionId),
      });
      hasOldRuns = true;
    }
    if (hasOldRuns) hasOldRuns = await dropOldRuns(deps);
    await fireDue(deps);
    return feed({ records, queue, now });
  };
}

interface Loop extends Pick<RunningJobs, 'look' | 'runDue' | 'start' | 'close'> {}

function createLoop(
  deps: JobsDeps,
  { queue, look }: { readonly queue: Queue; readonly look: () => Promise<boolean> },
): Loop {
  const { tell } = deps;
  let timer: NodeJS.Timeout | undefined;
  let isWorking = false;
  let lastTold = '';
  let runAt = Number.NEGATIVE_INFINITY;
  let stop = new AbortController();
  // Beside the turns: whoever is slow there holds up no run here.
  const errands = oneAtATime(async () => {
    await deps
      .errands?.(stop.signal)
      .catch((error) => tell(`jobs: ${error instanceof Error ? error.message : String(error)}`));
  });
  const askErrands = async () => {
    if (deps.now() - runAt < errandMs || !(await deps.records.check())) return;
    runAt = deps.now();
    errands.ask();
  };
  const turn = async () => {
    try {
      await askErrands();
      if (await look()) {
        if (!isWorking) await queue.work();
        isWorking = true;
        queue.wake();
      }
      lastTold = '';
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // Records that stay away are told once.
      if (message !== lastTold) tell(`jobs: ${message}`);
      lastTold = message;
    }
  };
  const turns = oneAtATime(turn);
  return {
    look: () => {
      if (timer !== undefined) turns.ask();
    },
    start() {
      if (stop.signal.aborted) stop = new AbortController();
      timer ??= setInterval(turns.ask, lookMs).unref();
      turns.ask();
    },
    async runDue() {
      if (await deps.records.check()) await deps.errands?.(stop.signal);
      do if (!(await look())) return;
      while ((await queue.drain()) > 0);
    },
    async close() {
      clearInterval(timer);
      timer = undefined;
      stop.abort();
      await turns.settled();
      await errands.settled();
    },
  };
}

/** Asked while it works, it works once more afterwards, however often it was asked. */
function oneAtATime(work: () => Promise<void>) {
  let current: Promise<void> | undefined;
  let isWanted = false;
  const go = async () => {
    while (isWanted) {
      isWanted = false;
      await work();
    }
    current = undefined;
  };
  return {
    ask(): void {
      isWanted = true;
      current ??= go();
    },
    settled: async (): Promise<void> => current,
  };
}
