import { Fault } from '#base/fault.ts';
import type { DeliveryInfo, ImportList, ImportStage, ImportStatus, Receipt } from '#contract/imports.ts';
import { problemTitles } from '#contract/problem.ts';

export interface ImportRequest {
  readonly tenant: string;
  /** The name the file came with; a label only (SEC-10). */
  readonly name: string;
  readonly dataset?: string;
  readonly customer?: string;
  readonly strict?: boolean;
}

/** What the import of one file tells while it runs. */
export type ReportProgress = (stage: ImportStage, progress: number | null) => void;

/** What imports need of the rest: passed in, so that this file knows neither lake nor engine. */
export interface ImportWork {
  /** @throws Fault when the file is refused; whatever happens, the data are the old or the new state. */
  run(file: ImportRequest & { path: string }, onProgress: ReportProgress, signal: AbortSignal): Promise<Receipt>;
  undo(delivery: string): Promise<void>;
  deliveries(tenant?: string): Promise<readonly DeliveryInfo[]>;
  /** What is kept of a delivery; undefined when there is none of that id. */
  find(delivery: string): Promise<{ readonly delivery: DeliveryInfo; readonly receipt: Receipt } | undefined>;
  now(): string;
  newId(): string;
  /** A bug, for the log; the person sees that something unexpected happened. */
  onBug(error: unknown): void;
}

/** The imports of this process: one after the other, each with its progress and its end. */
export interface Imports {
  /** Notes an import whose file is still coming in; `start` or `refuse` follows. */
  announce(request: ImportRequest): ImportStatus;
  /** Queues the file at `path`; `discard` is called when it is no longer needed, whatever came of it. */
  start(id: string, path: string, discard?: () => Promise<void>): void;
  /** The file did not arrive. */
  refuse(id: string, error: unknown): void;
  /** How many wait or are under way. */
  running(): number;
  /** By import or delivery. @throws Fault `not-found` */
  status(id: string): Promise<ImportStatus>;
  /** Resolves when the import has ended, calling `onChange` at every step. */
  ended(id: string, onChange?: (status: ImportStatus) => void): Promise<ImportStatus>;
  /** What runs or brought nothing since the start of this process, newest first, and every delivery. */
  list(tenant?: string): Promise<ImportList>;
  /** @throws Fault `conflict` when it has ended. */
  cancel(id: string): Promise<ImportStatus>;
  /** By import or delivery. @throws Fault `conflict` when there is nothing to undo. */
  undo(id: string): Promise<ImportStatus>;
  /** Cancels what runs and waits for it. */
  close(): Promise<void>;
}

const keptEnded = 500;

interface Job {
  status: ImportStatus;
  readonly request: ImportRequest;
  readonly stop: AbortController;
  readonly watchers: Set<(status: ImportStatus) => void>;
}

/** The imports of this process. */
export function createImports(work: ImportWork): Imports {
  return new ImportQueue(work);
}

class ImportQueue implements Imports {
  readonly #work: ImportWork;
  readonly #jobs = new Map<string, Job>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(work: ImportWork) {
    this.#work = work;
  }

  announce(request: ImportRequest): ImportStatus {
    forgetOldest(this.#jobs);
    const status = newStatus(this.#work, request);
    this.#jobs.set(status.id, { status, request, stop: new AbortController(), watchers: new Set() });
    return status;
  }

  start(id: string, path: string, discard?: () => Promise<void>): void {
    const job = this.#job(id);
    if (!hasEnded(job.status)) change(job, { stage: 'waiting', progress: null });
    this.#inTurn(() => this.#run(job, path))
      .catch((error: unknown) => this.#fail(job, error))
      .then(discard)
      .catch(this.#work.onBug);
  }

  refuse(id: string, error: unknown): void {
    this.#fail(this.#job(id), error);
  }

  running(): number {
    return [...this.#jobs.values()].filter((job) => !hasEnded(job.status)).length;
  }

  async status(id: string): Promise<ImportStatus> {
    const known = this.#jobs.get(id)?.status ?? this.#broughtBy(id);
    if (known !== undefined) return known;
    const found = await this.#work.find(id);
    if (found === undefined) throw unknownImport(id);
    return toStatus(found.delivery, found.receipt);
  }

  async ended(id: string, onChange?: (status: ImportStatus) => void): Promise<ImportStatus> {
    const job = this.#job(id);
    return new Promise((resolve) => {
      const watch = (now: ImportStatus) => {
        onChange?.(now);
        if (!hasEnded(now)) return;
        job.watchers.delete(watch);
        resolve(now);
      };
      job.watchers.add(watch);
      watch(job.status);
    });
  }

  async list(tenant?: string): Promise<ImportList> {
    const all = [...this.#jobs.values()].map((job) => job.status).reverse();
    const running = all.filter((one) => !isDelivered(one) && (tenant === undefined || one.tenant === tenant));
    return { running, deliveries: [...(await this.#work.deliveries(tenant))] };
  }

  async cancel(id: string): Promise<ImportStatus> {
    const current = await this.status(id);
    if (hasEnded(current)) {
      throw new Fault('conflict', `Import ${id} has ended (${current.stage}); what it loaded can be undone`);
    }
    const job = this.#job(id);
    job.stop.abort();
    // What runs ends when it has let go of everything; the others have nothing to let go of.
    if (current.stage === 'receiving' || current.stage === 'waiting') change(job, { stage: 'cancelled' });
    return this.status(id);
  }

  async undo(id: string): Promise<ImportStatus> {
    const delivery = deliveryToUndo(await this.status(id));
    await this.#inTurn(() => this.#work.undo(delivery));
    const brought = this.#broughtBy(delivery);
    if (brought !== undefined) change(this.#job(brought.id), { stage: 'undone' });
    return this.status(id);
  }

  async close(): Promise<void> {
    for (const job of this.#jobs.values()) if (!hasEnded(job.status)) job.stop.abort();
    await this.#turn;
  }

  async #run(job: Job, path: string): Promise<void> {
    job.stop.signal.throwIfAborted();
    change(job, { stage: 'reading', progress: 0 });
    const onProgress: ReportProgress = (stage, progress) => change(job, { stage, progress });
    const receipt = await this.#work.run({ ...job.request, path }, onProgress, job.stop.signal);
    change(job, { stage: 'done', progress: 1, receipt });
  }

  #fail(job: Job, error: unknown): void {
    const cancelled = job.stop.signal.aborted;
    if (!cancelled && !(error instanceof Fault)) this.#work.onBug(error);
    change(job, cancelled ? { stage: 'cancelled' } : { stage: 'failed', error: toImportError(error) });
  }

  /** Imports and undos follow one another. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(task);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  #broughtBy(delivery: string): ImportStatus | undefined {
    const all = [...this.#jobs.values()].map((job) => job.status);
    return all.find(({ receipt }) => receipt?.delivery === delivery && !receipt.duplicate);
  }

  #job(id: string): Job {
    const job = this.#jobs.get(id);
    if (job === undefined) throw unknownImport(id);
    return job;
  }
}

function change(job: Job, more: Partial<ImportStatus>): void {
  job.status = { ...job.status, ...more };
  for (const watch of [...job.watchers]) watch(job.status);
}

/** Whether it stands in the list of deliveries already. */
function isDelivered({ stage, receipt }: ImportStatus): boolean {
  return stage === 'undone' || (stage === 'done' && receipt?.delivery != null && !receipt.duplicate);
}

function hasEnded({ stage }: ImportStatus): boolean {
  return stage === 'done' || stage === 'failed' || stage === 'cancelled' || stage === 'undone';
}

function newStatus(work: ImportWork, { tenant, name }: ImportRequest): ImportStatus {
  return {
    id: work.newId(),
    tenant,
    file: name,
    stage: 'receiving',
    progress: null,
    startedAt: work.now(),
    receipt: null,
    error: null,
  };
}

function forgetOldest(jobs: Map<string, Job>): void {
  const old = [...jobs.values()].filter((job) => hasEnded(job.status)).slice(0, -keptEnded);
  for (const job of old) jobs.delete(job.status.id);
}

/** @throws Fault `conflict` when the import brought nothing. */
function deliveryToUndo({ id, stage, receipt }: ImportStatus): string {
  if (stage === 'undone') throw new Fault('conflict', `${id} is undone already`);
  if (stage !== 'done') throw new Fault('conflict', `Import ${id} is ${stage}; only a finished import can be undone`);
  if (receipt?.duplicate) {
    throw new Fault('conflict', `Import ${id} changed nothing: the file was there already as ${receipt.delivery}`);
  }
  if (receipt?.delivery) return receipt.delivery;
  throw new Fault('conflict', `Import ${id} loaded nothing, so there is nothing to undo`);
}

/** An import of an earlier run of the server, known by what it brought. */
function toStatus({ delivery, tenant, file, loadedAt, undoneAt }: DeliveryInfo, receipt: Receipt): ImportStatus {
  const stage = undoneAt === null ? 'done' : 'undone';
  return { id: delivery, tenant, file, stage, progress: 1, startedAt: loadedAt, receipt, error: null };
}

/** For an import that is not there, and for one that is not the reader’s. */
export function unknownImport(id: string): Fault {
  return new Fault('not-found', `There is no import or delivery "${id}"; the list of imports names them`, {
    parameter: 'id',
  });
}

function toImportError(error: unknown): ImportStatus['error'] {
  if (error instanceof Fault) return { code: error.code, title: problemTitles[error.code], detail: error.message };
  return { code: 'internal', title: problemTitles.internal, detail: 'The log of the server has the details' };
}
