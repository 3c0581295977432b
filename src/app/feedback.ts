import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '#base/fault.ts';
import { type Feedback, type FeedbackList, type FeedbackRequest, feedback } from '#contract/feedback.ts';
import { errorCode, onDisk, syncFolder } from '#lake/disk.ts';
import type { Report } from '#model/report.ts';
import { named } from './named.ts';
import type { Reader } from './reader.ts';

/** Remarks on charts (CO-7): one JSON line each in `feedback.jsonl` of the data folder, only ever added to. */
export interface FeedbackBook {
  /**
   * Keeps a remark; it is on disk when this resolves.
   * @throws Fault `not-found` for an unknown tenant, report or section, `unavailable` when the disk does not take it
   */
  add(request: FeedbackRequest): Promise<Feedback>;
  /** Newest first; of all tenants when none is named. @throws Fault `not-found` for an unknown tenant */
  list(tenant?: string): Promise<FeedbackList>;
}

/** The file of the remarks, which has one writer. */
export interface FeedbackFile {
  /** On disk when this resolves. @throws Fault `unavailable` when the disk does not take it */
  add(entry: Feedback): Promise<void>;
  /** As they were written. */
  read(): Promise<readonly Feedback[]>;
}

export function openFeedbackFile(dataDir: string): FeedbackFile {
  const path = join(dataDir, 'feedback.jsonl');
  let last: Promise<unknown> = Promise.resolve();
  return {
    /** One line after the other: two writers would tear each other's. */
    add(entry) {
      const turn = last.then(() => onDisk(dataDir, () => appendLine(path, JSON.stringify(entry))));
      last = turn.catch(() => undefined);
      return turn;
    },
    read: () => readEntries(path),
  };
}

export function createFeedbackBook(deps: {
  readonly file: FeedbackFile;
  readonly reports: readonly Report[];
  readonly reader: Reader;
  readonly now: () => string;
  readonly newId: () => string;
}): FeedbackBook {
  const { file, reader } = deps;
  return {
    async add(request) {
      const tenant = await reader.tenantOf(request.tenant);
      reader.demand('feedback.give', tenant);
      checkChart(request, deps.reports);
      const { report, section, remark } = request;
      const entry = { id: deps.newId(), at: deps.now(), tenant, report, section, remark };
      await file.add(entry);
      return entry;
    },
    async list(given) {
      const tenants = given === undefined ? await reader.tenants() : [await reader.tenantOf(given)];
      const open = tenants.filter((tenant) => reader.may('feedback.read', tenant));
      const entries = await file.read();
      return { feedback: entries.filter(({ tenant }) => open.includes(tenant)).reverse() };
    },
  };
}

function checkChart({ report, section }: FeedbackRequest, reports: readonly Report[]): void {
  const found = named(reports, report, 'report');
  named(found.sections, section, 'section');
}

/** Adds a line and waits for the disk. A line that a crash left unfinished is closed first, so that it costs no other. */
async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const before = size === 0 ? '' : (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString();
    await file.appendFile(`${before === '' || before === '\n' ? '' : '\n'}${line}\n`);
    await file.sync();
    if (size === 0) await syncFolder(dirname(path));
  } finally {
    await file.close();
  }
}

/** Oldest first; what is no remark (the rest of a line that a crash cut off) is passed over. */
async function readEntries(path: string): Promise<Feedback[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw new Fault('unavailable', `${path} cannot be read; check its permissions`, { cause: error });
  });
  return text.split('\n').flatMap((line) => parseEntry(line) ?? []);
}

function parseEntry(line: string): Feedback | undefined {
  try {
    return feedback.safeParse(JSON.parse(line)).data;
  } catch {
    // Half a line is what a crash leaves; there is nothing in it to show.
    return undefined;
  }
}
