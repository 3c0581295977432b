import { createHash } from 'node:crypto';
import { PgBoss } from 'pg-boss';

/** Says which record is to be dealt with, and how it stood; the record says the rest. */
export interface Ticket {
  readonly tenant: string;
  readonly id: string;
  /** How often it was tried: one that was tried since is not the one that was meant. */
  readonly tries: number;
}

export interface Ordered {
  readonly ticket: Ticket;
  /** The same for the same work: it is handed out once, however often it is put. */
  readonly key: string;
  /** Higher goes first. */
  readonly priority: number;
}

export type Handle = (ticket: Ticket) => Promise<void>;

export interface Line {
  readonly name: string;
  readonly handle: Handle;
  /** How many are dealt with at once by this process. */
  readonly atOnce: number;
}

/** Hands out work to the processes that share the records, each piece to one of them. */
export interface Queue {
  /** Makes the tables of the library when they are not there. */
  start(): Promise<void>;
  readonly isStarted: boolean;
  put(line: string, ordered: readonly Ordered[]): Promise<void>;
  /** From now on this process works by itself, until `close`. */
  work(): Promise<void>;
  /** Looks for work now instead of a little later. */
  wake(): void;
  /** Deals with all that is there, one after the other. @returns how much there was */
  drain(): Promise<number>;
  /** Takes no more work and waits for what is under way. */
  close(): Promise<void>;
}

export interface QueueDeps {
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<{ readonly rows: unknown[] }>;
  /** The database runs in this process. */
  readonly embedded: boolean;
  readonly lines: readonly Line[];
  /** Seconds without a sign of life after which work is given to somebody else; at least 10. */
  readonly patienceSeconds?: number;
  readonly tell: (what: string) => void;
}

/** Waking is how work begins; this is for what other processes put. */
const pollSeconds = 15;
/** No file takes longer to make. */
const longestSeconds = 6 * 3600;

/** pg-boss on the database of the records, in a schema of its own. What it keeps follows from the records and may be lost. */
export function createQueue(deps: QueueDeps): Queue {
  const { lines, tell } = deps;
  const boss = createBoss(deps);
  const workers: string[] = [];
  let starting: Promise<void> | undefined;
  const wake = () => {
    for (const worker of workers) boss.notifyWorker(worker);
  };
  const open = async () => {
    await boss.start();
    for (const { name } of lines) await boss.createQueue(name, lineOptions(deps));
  };
  return {
    get isStarted() {
      return starting !== undefined;
    },
    async start() {
      starting ??= open().catch((error: unknown) => {
        starting = undefined;
        throw error;
      });
      await starting;
    },
    async put(line, ordered) {
      if (ordered.length === 0) return;
      const jobs = ordered.map(({ ticket, key, priority }) => ({ id: toUuid(key), data: ticket, priority }));
      await boss.insert(line, jobs);
    },
    async work() {
      for (const { name, handle, atOnce } of lines) {
        for (let count = 0; count < atOnce; count++) {
          const worker = await boss.work<Ticket>(name, { pollingIntervalSeconds: pollSeconds }, async ([job]) => {
            // There may be more: the library would first wait for its next look.
            if (job !== undefined) await handle(job.data).finally(() => boss.notifyWorker(worker));
          });
          workers.push(worker);
        }
      }
    },
    wake,
    async drain() {
      let count = 0;
      for (const line of lines) count += await drainLine(boss, line, tell);
      return count;
    },
    async close() {
      await starting?.catch(() => undefined);
      if (starting === undefined) return;
      for (const { name } of lines) await boss.offWork(name, { wait: true });
      await boss.stop({ close: false, graceful: false });
      starting = undefined;
    },
  };
}

function createBoss({ sql, embedded, patienceSeconds = 60, tell }: QueueDeps): PgBoss {
  const boss = new PgBoss({
    db: { executeSql: sql },
    backend: embedded ? 'pglite' : 'postgres',
    schema: 'partnerscope_jobs',
    // Slots are ours: the library knows cron, and not our calendars.
    schedule: false,
    superviseIntervalSeconds: Math.ceil(patienceSeconds / 2),
    monitorIntervalSeconds: Math.ceil(patienceSeconds / 2),
    queueCacheIntervalSeconds: 3600,
  });
  boss.on('error', (error) => tell(`jobs: ${error.message}`));
  return boss;
}

/** Work that failed is put again by its record; the library gives again only what a process took with it when it ended. */
function lineOptions({ patienceSeconds = 60 }: QueueDeps) {
  return { heartbeatSeconds: patienceSeconds, expireInSeconds: longestSeconds, retryLimit: 5, retryDelay: 1 };
}

async function drainLine(boss: PgBoss, { name, handle }: Line, tell: (what: string) => void): Promise<number> {
  for (let count = 0; ; count++) {
    const [job] = await boss.fetch<Ticket>(name);
    if (job === undefined) return count;
    try {
      await handle(job.data);
    } catch (error) {
      tell(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    await boss.complete(name, job.id);
  }
}

/** A name-based UUID (RFC 9562, version 8). */
function toUuid(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const shaped = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17)}`;
  return shaped.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
